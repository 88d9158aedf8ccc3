from core.views import EntryPage
from projects.filters import ProjectFilter
from projects.models import Project
from search.lists import EntryList


class ProjectList(EntryList):
    filterset_class = ProjectFilter


class ProjectPage(EntryPage):
    model = Project

    @staticmethod
    def related(project) -> dict:
        return {
            "participations": project.participations.public_organisations(),
            "case_studies": project.case_studies.published().by_name().for_cards(),
            "posts": project.posts.published().newest().for_cards(),
        }

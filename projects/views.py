from django.utils.translation import gettext_lazy as _

from organisations.models import Organisation
from projects import structured
from projects.filters import ProjectFilter
from projects.models import Project
from search.entries import FoundEntryPage
from search.lists import EntryList


class ProjectList(EntryList):
    filterset_class = ProjectFilter
    description = _(
        "Digital social innovation projects: what people do together with digital technology for the good of society."
    )


class ProjectPage(FoundEntryPage):
    model = Project
    filterset_class = ProjectFilter
    thing = staticmethod(structured.project)

    @staticmethod
    def related(project) -> dict:
        return {
            "organisations": Organisation.objects.published().taking_part_in(project).by_name().for_cards(),
            "case_studies": project.case_studies.published().by_name().for_cards(),
            "posts": project.posts.published().newest().for_cards(),
        }

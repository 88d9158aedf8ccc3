from casestudies.filters import CaseStudyFilter
from casestudies.models import CaseStudy
from search.entries import FoundEntryPage
from search.lists import EntryList


class CaseStudyList(EntryList):
    filterset_class = CaseStudyFilter


class CaseStudyPage(FoundEntryPage):
    model = CaseStudy
    filterset_class = CaseStudyFilter

    @staticmethod
    def related(case_study) -> dict:
        return {
            "organisations": case_study.organisations.published().by_name().for_cards(),
            "projects": case_study.projects.published().by_name().for_cards(),
            "posts": case_study.posts.published().newest().for_cards(),
        }

from django.utils.translation import gettext_lazy as _

from casestudies import structured
from casestudies.filters import CaseStudyFilter
from casestudies.models import CaseStudy
from search.entries import FoundEntryPage
from search.lists import EntryList


class CaseStudyList(EntryList):
    filterset_class = CaseStudyFilter
    description = _("Stories of digital social innovation: what was tried, how it was done and what came of it.")


class CaseStudyPage(FoundEntryPage):
    model = CaseStudy
    filterset_class = CaseStudyFilter
    thing = staticmethod(structured.case_study)

    @staticmethod
    def related(case_study) -> dict:
        return {
            "organisations": case_study.organisations.published().by_name().for_cards(),
            "projects": case_study.projects.published().by_name().for_cards(),
            "posts": case_study.posts.published().newest().for_cards(),
        }

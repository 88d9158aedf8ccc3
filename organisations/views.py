from django.utils.translation import gettext_lazy as _

from organisations import structured
from organisations.filters import OrganisationFilter
from organisations.models import Organisation
from search.entries import FoundEntryPage
from search.lists import EntryList


class OrganisationList(EntryList):
    filterset_class = OrganisationFilter
    description = _(
        "Organisations that do digital social innovation or support it: who they are, where they are and what they do."
    )


class OrganisationPage(FoundEntryPage):
    model = Organisation
    filterset_class = OrganisationFilter
    shown_already = ("partners",)
    thing = staticmethod(structured.organisation)

    @staticmethod
    def related(organisation) -> dict:
        projects = organisation.projects.model.objects.published()
        return {
            "projects": projects.done_by(organisation).by_name().for_cards(),
            "partners": Organisation.objects.published().partners_of(organisation).by_name().for_cards(),
            "case_studies": organisation.case_studies.published().by_name().for_cards(),
            "posts": organisation.posts.published().newest().for_cards(),
        }

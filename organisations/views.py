from core.views import EntryPage
from organisations.filters import OrganisationFilter
from organisations.models import Organisation
from search.lists import EntryList


class OrganisationList(EntryList):
    filterset_class = OrganisationFilter


class OrganisationPage(EntryPage):
    model = Organisation

    @staticmethod
    def related(organisation) -> dict:
        projects = organisation.projects.model.objects.published()
        return {
            "projects": projects.done_by(organisation).by_name().for_cards(),
            "partners": Organisation.objects.published().partners_of(organisation).by_name().for_cards(),
            "case_studies": organisation.case_studies.published().by_name().for_cards(),
            "posts": organisation.posts.published().newest().for_cards(),
        }

from core.views import EntryList, EntryPage
from organisations.filters import OrganisationFilter
from organisations.models import Organisation


class OrganisationList(EntryList):
    filterset_class = OrganisationFilter


class OrganisationPage(EntryPage):
    model = Organisation

    @staticmethod
    def related(organisation) -> dict:
        return {
            "participations": organisation.participations.public_projects(),
            "partners": Organisation.objects.published().partners_of(organisation).by_name(),
            "case_studies": organisation.case_studies.published().by_name(),
            "posts": organisation.posts.published().newest(),
        }

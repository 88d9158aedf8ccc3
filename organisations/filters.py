from core.filters import EntryFilter
from organisations.models import Organisation


class OrganisationFilter(EntryFilter):
    class Meta:
        model = Organisation
        fields = ()

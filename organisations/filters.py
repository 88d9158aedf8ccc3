from organisations.models import Organisation
from search.filters import FacetedFilter


class OrganisationFilter(FacetedFilter):
    sorts = (*FacetedFilter.sorts, "projects")

    class Meta:
        model = Organisation
        fields = ()

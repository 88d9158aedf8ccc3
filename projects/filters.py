from projects.models import Project
from search.filters import FacetedFilter


class ProjectFilter(FacetedFilter):
    class Meta:
        model = Project
        fields = ()

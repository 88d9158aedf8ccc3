from casestudies.models import CaseStudy
from search.filters import FacetedFilter


class CaseStudyFilter(FacetedFilter):
    class Meta:
        model = CaseStudy
        fields = ()

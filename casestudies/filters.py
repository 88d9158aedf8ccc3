from core.filters import EntryFilter
from casestudies.models import CaseStudy


class CaseStudyFilter(EntryFilter):
    class Meta:
        model = CaseStudy
        fields = ()

from casestudies.models import CaseStudy
from core.filters import EntryFilter


class CaseStudyFilter(EntryFilter):
    class Meta:
        model = CaseStudy
        fields = ()

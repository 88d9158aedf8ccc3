from core.filters import EntryFilter
from projects.models import Project


class ProjectFilter(EntryFilter):
    class Meta:
        model = Project
        fields = ()

from django.db.models import Q

from core.filters import EntryFilter
from blog.models import Post


class PostFilter(EntryFilter):
    class Meta:
        model = Post
        fields = ()

    def ordered(self, entries):
        return entries.newest()

    def place_holds(self, word: str) -> Q:
        return Q()

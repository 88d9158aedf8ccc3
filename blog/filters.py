from django.db.models import Q

from blog.models import Post
from core.filters import EntryFilter


class PostFilter(EntryFilter):
    initial = None

    class Meta:
        model = Post
        fields = ()

    def ordered(self, entries):
        return entries.newest()

    def place_holds(self, word: str) -> Q:
        return Q()

from blog.models import Post
from search.filters import FacetedFilter


class PostFilter(FacetedFilter):
    initial = None
    sorts = ("newest", "name", "checked")

    class Meta:
        model = Post
        fields = ()

from django.utils.translation import gettext_lazy as _

from blog import structured
from blog.filters import PostFilter
from blog.models import Post
from search.entries import FoundEntryPage
from search.lists import EntryList


class PostList(EntryList):
    filterset_class = PostFilter
    description = _("News, articles and event reports about digital social innovation, the newest first.")
    by_letter = False


class PostPage(FoundEntryPage):
    model = Post
    filterset_class = PostFilter
    thing = staticmethod(structured.post)

    @staticmethod
    def related(post) -> dict:
        return {
            "organisations": post.organisations.published().by_name().for_cards(),
            "projects": post.projects.published().by_name().for_cards(),
            "case_studies": post.case_studies.published().by_name().for_cards(),
        }

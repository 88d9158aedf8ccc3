from blog.filters import PostFilter
from blog.models import Post
from core.views import EntryPage
from search.lists import EntryList


class PostList(EntryList):
    filterset_class = PostFilter
    by_letter = False


class PostPage(EntryPage):
    model = Post

    @staticmethod
    def related(post) -> dict:
        return {
            "organisations": post.organisations.published().by_name().for_cards(),
            "projects": post.projects.published().by_name().for_cards(),
            "case_studies": post.case_studies.published().by_name().for_cards(),
        }

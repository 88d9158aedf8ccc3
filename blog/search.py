"""What can be found of posts, and by what their list is narrowed."""

from django.utils.formats import date_format

from blog.models import Category, Post
from core.models import Tag
from search.facets import LANGUAGE, ChoiceFacet, TermFacet, YearFacet
from search.kinds import Description, Kind, names_of, register


@register
class PostKind(Kind):
    model = Post
    title = "News & blogs"
    results = "news and blog"
    nothing = "No news or blogs found"
    position = 1
    facets = (
        ChoiceFacet("category", "Type", may_be_missing=False, choices=tuple(Category.choices)),
        TermFacet("tag", "Tag", many=True, may_need_all=True, model=Tag),
        LANGUAGE,
        YearFacet("year", "Published in", may_be_missing=False),
    )
    touched_by = (
        ("organisations.organisation", "organisations"),
        ("projects.project", "projects"),
        ("casestudies.casestudy", "case_studies"),
        ("core.tag", "tags"),
    )

    linked = {
        "organisation_names": ("organisations", "name"),
        "project_names": ("projects", "name"),
        "case_study_names": ("case_studies", "name"),
    }

    def entries(self):
        return Post.objects.prefetch_related("tags")

    def describe(self, post, linked):
        return Description(
            names=[post.name],
            terms=[*names_of(post.tags.all()), post.get_category_display(), post.author_name],
            linked=[name for names in linked.values() for name in names],
            html=[post.body_html],
            note=f"{post.get_category_display()}, {date_format(post.published_at)}",
            values={
                "category": [post.category],
                "tag": [tag.slug for tag in post.tags.all()],
                "year": [str(post.published_at.year)],
            },
        )

"""What can be found of posts, and by what their list is narrowed."""

from django.utils.formats import date_format

from blog.models import Category, Post
from core.models import Tag
from search.facets import LANGUAGE, ChoiceFacet, TermFacet, YearFacet
from search.kinds import Description, Kind, names, register, slugs, term_paths


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

    taken = {
        "tag": term_paths("tags"),
        "organisation_names": ("organisations__name",),
        "project_names": ("projects__name",),
        "case_study_names": ("case_studies__name",),
    }

    def describe(self, post, around):
        linked = ("organisation_names", "project_names", "case_study_names")
        return Description(
            names=[post.name],
            terms=[*names(around["tag"]), post.get_category_display(), post.author_name],
            linked=[name for relation in linked for name in around[relation]],
            html=[post.body_html],
            note=f"{post.get_category_display()}, {date_format(post.published_at)}",
            values={
                "category": [post.category],
                "tag": slugs(around["tag"]),
                "year": [str(post.published_at.year)],
            },
        )

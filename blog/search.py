"""What can be found of posts, and by what their list is narrowed."""

from blog.models import Category, Post
from search.facets import (
    AREA_OF_IMPACT,
    COUNTRY,
    FOCUS_AREA,
    LANGUAGE,
    NETWORK,
    TAG,
    ChoiceFacet,
    YearFacet,
)
from search.kinds import Description, Kind, names, register, slugs, term_paths

# The relations of a post with other entries.
SPOKEN_OF = ("organisations", "projects", "case_studies")


@register
class PostKind(Kind):
    model = Post
    title = "News & blogs"
    feed = "news"
    results = "news and blog"
    nothing = "No news or blogs found"
    noted, is_dated = "category", True
    position = 1
    facets = (
        ChoiceFacet("category", "Type", may_be_missing=False, choices=tuple(Category.choices)),
        COUNTRY,
        FOCUS_AREA,
        AREA_OF_IMPACT,
        NETWORK,
        TAG,
        LANGUAGE,
        YearFacet("year", "Published in", may_be_missing=False),
    )

    taken = {
        "tag": term_paths("tags"),
        "organisation_names": ("organisations__name",),
        "project_names": ("projects__name",),
        "case_study_names": ("case_studies__name",),
    }
    # A post belongs where what it speaks of belongs: by the work of projects, else by all that organisations do.
    lent = {
        "country": (tuple(f"{entries}__{field}" for field in ("country", "scope") for entries in SPOKEN_OF),),
        "focus_area": (
            ("projects__focus_areas__slug", "case_studies__projects__focus_areas__slug"),
            (
                "organisations__projects__focus_areas__slug",
                "case_studies__organisations__projects__focus_areas__slug",
            ),
        ),
        "area_of_impact": (
            ("projects__areas_of_impact__slug", "case_studies__areas_of_impact__slug"),
            ("organisations__projects__areas_of_impact__slug",),
        ),
        "network": (
            ("organisations__networks__slug", "case_studies__organisations__networks__slug"),
            ("projects__organisations__networks__slug", "case_studies__projects__organisations__networks__slug"),
        ),
    }

    def describe(self, post, around):
        linked = ("organisation_names", "project_names", "case_study_names")
        return Description(
            names=[post.name],
            terms=[*names(around["tag"]), post.get_category_display(), post.author_name],
            linked=[name for relation in linked for name in around[relation]],
            html=[post.body_html],
            values={facet: around[facet] for facet in self.lent}
            | {
                "category": [post.category],
                "tag": slugs(around["tag"]),
                "year": [str(post.published_at.year)],
            },
        )

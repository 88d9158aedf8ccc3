"""What can be found of posts, and by what their list is narrowed."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, npgettext_lazy

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
from search.kinds import Description, Kind, Phrases, names, register, slugs, term_paths

# The relations of a post with other entries.
SPOKEN_OF = ("organisations", "projects", "case_studies")


@register
class PostKind(Kind):
    model = Post
    title = _("News & blogs")
    feed = "news"
    noted, is_dated = "category", True
    position = 1
    phrases = Phrases(
        counted=ngettext_lazy("%(count)s post", "%(count)s posts", "number"),
        noun=npgettext_lazy("below a large number", "post", "posts", "number"),
        all_of=ngettext_lazy("%(count)s post", "All %(count)s posts", "number"),
        view_all=ngettext_lazy(
            "View %(count)s news and blog result", "View all %(count)s news and blog results", "number"
        ),
        see_all=_("See all posts"),
        nothing=_("No news or blogs found"),
        none_yet=_("No posts are listed yet."),
        none_other=_("No other posts are listed."),
        on_map=_("Posts by country"),
        as_table=_("Posts as a table"),
        removed=_("This post has been removed"),
        archived_left_out=ngettext_lazy(
            "%(count)s archived post is left out.", "%(count)s archived posts are left out.", "number"
        ),
        archived_shown=_("Archived posts are in this list."),
    )
    facets = (
        ChoiceFacet("category", _("Type"), may_be_missing=False, choices=tuple(Category.choices)),
        COUNTRY,
        FOCUS_AREA,
        AREA_OF_IMPACT,
        NETWORK,
        TAG,
        LANGUAGE,
        YearFacet("year", _("Published in"), may_be_missing=False),
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

"""What can be found of projects, and by what their list is narrowed."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, npgettext_lazy

from core.models import Tag
from projects.models import Project, Status
from search.facets import (
    AREA_OF_IMPACT,
    COUNTRY,
    FOCUS_AREA,
    LANGUAGE,
    NETWORK,
    TAG,
    TECHNOLOGY,
    TOWN,
    ChoiceFacet,
    TermFacet,
    YearFacet,
)
from search.kinds import Description, Kind, Phrases, names, register, slugs, term_paths

# Facet: the relation that holds its terms.
TERMS = {
    "focus_area": "focus_areas",
    "area_of_impact": "areas_of_impact",
    "technology": "technologies",
    "helps": "helps",
    "tag": "tags",
}


@register
class ProjectKind(Kind):
    model = Project
    title = _("Projects")
    feed = "projects"
    noted = "status"
    position = 2
    phrases = Phrases(
        counted=ngettext_lazy("%(count)s project", "%(count)s projects", "number"),
        noun=npgettext_lazy("below a large number", "project", "projects", "number"),
        all_of=ngettext_lazy("%(count)s project", "All %(count)s projects", "number"),
        view_all=ngettext_lazy("View %(count)s project result", "View all %(count)s project results", "number"),
        see_all=_("See all projects"),
        nothing=_("No projects found"),
        none_yet=_("No projects are listed yet."),
        none_other=_("No other projects are listed."),
        on_map=_("Projects by country"),
        as_table=_("Projects as a table"),
        removed=_("This project has been removed"),
        archived_left_out=ngettext_lazy(
            "%(count)s archived project is left out.", "%(count)s archived projects are left out.", "number"
        ),
        archived_shown=_("Archived projects are in this list."),
        ended_left_out=ngettext_lazy(
            "%(count)s ended project is left out.", "%(count)s ended projects are left out.", "number"
        ),
        ended_shown=_("Ended projects are in this list."),
    )
    facets = (
        COUNTRY,
        FOCUS_AREA,
        AREA_OF_IMPACT,
        TECHNOLOGY,
        NETWORK,
        TermFacet("helps", _("Who it helps"), many=True, may_need_all=True, model=Tag),
        TAG,
        TOWN,
        LANGUAGE,
        YearFacet("year", _("Started in")),
        ChoiceFacet("status", _("Status"), choices=tuple(Status.choices), ended=Status.ENDED),
        ChoiceFacet("case_study", _("Case study"), may_be_missing=False, choices=(("yes", _("Has a case study")),)),
    )

    taken = {
        "organisation_names": ("organisations__name",),
        "case_study_names": ("case_studies__name",),
        **{facet: term_paths(relation) for facet, relation in TERMS.items()},
    }
    # A project that says nothing of its place is where its organisations are.
    lent = {"country": (("organisations__country",),), "network": (("organisations__networks__slug",),)}

    def describe(self, project, around):
        own_place = [place for place in (str(project.country), project.scope) if place]
        return Description(
            names=[project.name],
            terms=[name for facet in TERMS for name in names(around[facet])],
            linked=[*around["organisation_names"], *around["case_study_names"]],
            html=[project.body_html, project.social_impact_html],
            addresses=[project.website],
            values={facet: slugs(around[facet]) for facet in TERMS}
            | {
                "country": own_place or around["country"],
                "network": around["network"],
                "year": [project.started[:4]],
                "status": [project.status],
                "case_study": ["yes"] if around["case_study_names"] else [],
            },
            ended=project.status == Status.ENDED,
        )

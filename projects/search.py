"""What can be found of projects, and by what their list is narrowed."""

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
from search.kinds import Description, Kind, names, register, slugs, term_paths

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
    title = "Projects"
    feed = "projects"
    noted = "status"
    position = 2
    facets = (
        COUNTRY,
        FOCUS_AREA,
        AREA_OF_IMPACT,
        TECHNOLOGY,
        NETWORK,
        TermFacet("helps", "Who it helps", many=True, may_need_all=True, model=Tag),
        TAG,
        TOWN,
        LANGUAGE,
        YearFacet("year", "Started in"),
        ChoiceFacet("status", "Status", choices=tuple(Status.choices), ended=Status.ENDED),
        ChoiceFacet("case_study", "Case study", may_be_missing=False, choices=(("yes", "Has a case study"),)),
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

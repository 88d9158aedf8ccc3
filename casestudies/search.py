"""What can be found of case studies, and by what their list is narrowed."""

from casestudies.models import CaseStudy
from core.models import AreaOfImpact, Tag
from search.facets import COUNTRY, LANGUAGE, TermFacet, YearFacet
from search.kinds import Description, Kind, names, register, slugs, term_paths


@register
class CaseStudyKind(Kind):
    model = CaseStudy
    title = "Case studies"
    position = 4
    facets = (
        COUNTRY,
        TermFacet("area_of_impact", "Area of impact", many=True, model=AreaOfImpact),
        TermFacet("tag", "Tag", many=True, may_need_all=True, model=Tag),
        LANGUAGE,
        YearFacet("year", "Started in"),
    )
    touched_by = (
        ("organisations.organisation", "organisations"),
        ("projects.project", "projects"),
        ("core.areaofimpact", "areas_of_impact"),
        ("core.tag", "tags"),
    )

    taken = {
        "area_of_impact": term_paths("areas_of_impact"),
        "tag": term_paths("tags"),
        "organisation_names": ("organisations__name",),
        "project_names": ("projects__name",),
    }

    def describe(self, story, around):
        return Description(
            names=[story.name],
            terms=names([*around["area_of_impact"], *around["tag"]]),
            linked=[*around["organisation_names"], *around["project_names"]],
            html=[story.introduction_html, story.body_html, story.outcome_html, story.facts_html],
            addresses=[story.website],
            values={facet: slugs(around[facet]) for facet in ("area_of_impact", "tag")} | {"year": [story.started[:4]]},
        )

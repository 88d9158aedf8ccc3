"""What can be found of case studies, and by what their list is narrowed."""

from casestudies.models import CaseStudy
from search.facets import AREA_OF_IMPACT, COUNTRY, FOCUS_AREA, LANGUAGE, NETWORK, TAG, TOWN, YearFacet
from search.kinds import Description, Kind, names, register, slugs, term_paths


@register
class CaseStudyKind(Kind):
    model = CaseStudy
    title = "Case studies"
    feed = "case-studies"
    position = 4
    facets = (
        COUNTRY,
        FOCUS_AREA,
        AREA_OF_IMPACT,
        NETWORK,
        TAG,
        TOWN,
        LANGUAGE,
        YearFacet("year", "Started in"),
    )

    taken = {
        "area_of_impact": term_paths("areas_of_impact"),
        "tag": term_paths("tags"),
        "organisation_names": ("organisations__name",),
        "project_names": ("projects__name",),
    }
    # What a story tells of is the work of its projects; where it names none, all that its organisations do.
    lent = {
        "focus_area": (("projects__focus_areas__slug",), ("organisations__projects__focus_areas__slug",)),
        "network": (("organisations__networks__slug",), ("projects__organisations__networks__slug",)),
    }

    def describe(self, story, around):
        return Description(
            names=[story.name],
            terms=names([*around["area_of_impact"], *around["tag"]]),
            linked=[*around["organisation_names"], *around["project_names"]],
            html=[story.introduction_html, story.body_html, story.outcome_html, story.facts_html],
            addresses=[story.website],
            values={facet: around[facet] for facet in self.lent}
            | {facet: slugs(around[facet]) for facet in ("area_of_impact", "tag")}
            | {"year": [story.started[:4]]},
        )

"""What can be found of case studies, and by what their list is narrowed."""

from casestudies.models import CaseStudy
from core.models import AreaOfImpact, Tag
from search.facets import COUNTRY, LANGUAGE, TermFacet, YearFacet
from search.kinds import Description, Kind, names_of, register


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

    linked = {"organisation_names": ("organisations", "name"), "project_names": ("projects", "name")}

    def entries(self):
        return CaseStudy.objects.prefetch_related("areas_of_impact", "tags")

    def describe(self, story, linked):
        areas, tags = story.areas_of_impact.all(), story.tags.all()
        return Description(
            names=[story.name],
            terms=names_of([*areas, *tags]),
            linked=[*linked["organisation_names"], *linked["project_names"]],
            html=[story.introduction_html, story.body_html, story.facts_html],
            addresses=[story.website],
            values={
                "area_of_impact": [area.slug for area in areas],
                "tag": [tag.slug for tag in tags],
                "year": [story.started[:4]],
            },
        )

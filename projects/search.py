"""What can be found of projects, and by what their list is narrowed."""

from core.models import AreaOfImpact, FocusArea, Tag, Technology
from projects.models import Project, Status
from search.facets import COUNTRY, LANGUAGE, ChoiceFacet, TermFacet, YearFacet
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
    position = 2
    facets = (
        COUNTRY,
        TermFacet("focus_area", "Focus area", many=True, model=FocusArea),
        TermFacet("area_of_impact", "Area of impact", many=True, model=AreaOfImpact),
        TermFacet("technology", "Technology", many=True, may_need_all=True, model=Technology),
        TermFacet("helps", "Who it helps", many=True, may_need_all=True, model=Tag),
        TermFacet("tag", "Tag", many=True, may_need_all=True, model=Tag),
        LANGUAGE,
        YearFacet("year", "Started in"),
        ChoiceFacet("status", "Status", choices=tuple(Status.choices), ended=Status.ENDED),
        ChoiceFacet("case_study", "Case study", may_be_missing=False, choices=(("yes", "Has a case study"),)),
    )
    touched_by = (
        ("organisations.organisation", "organisations"),
        ("casestudies.casestudy", "case_studies"),
        ("core.focusarea", "focus_areas"),
        ("core.areaofimpact", "areas_of_impact"),
        ("core.technology", "technologies"),
        ("core.tag", "tags"),
        ("core.tag", "helps"),
    )

    taken = {
        "organisation_names": ("organisations__name",),
        "case_study_names": ("case_studies__name",),
        **{facet: term_paths(relation) for facet, relation in TERMS.items()},
    }

    def describe(self, project, around):
        return Description(
            names=[project.name],
            terms=[name for facet in TERMS for name in names(around[facet])],
            linked=[*around["organisation_names"], *around["case_study_names"]],
            html=[project.body_html, project.social_impact_html],
            addresses=[project.website],
            note=project.get_status_display(),
            values={facet: slugs(around[facet]) for facet in TERMS}
            | {
                "year": [project.started[:4]],
                "status": [project.status],
                "case_study": ["yes"] if around["case_study_names"] else [],
            },
            ended=project.status == Status.ENDED,
        )

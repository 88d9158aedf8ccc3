"""What can be found of projects, and by what their list is narrowed."""

from core.models import AreaOfImpact, FocusArea, Tag, Technology
from projects.models import Project, Status
from search.facets import COUNTRY, LANGUAGE, ChoiceFacet, TermFacet, YearFacet
from search.kinds import Description, Kind, names_of, register

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

    linked = {"organisation_names": ("organisations", "name"), "case_study_names": ("case_studies", "name")}

    def entries(self):
        return Project.objects.prefetch_related(*TERMS.values())

    def describe(self, project, linked):
        terms = {facet: list(getattr(project, relation).all()) for facet, relation in TERMS.items()}
        return Description(
            names=[project.name],
            terms=names_of(term for held in terms.values() for term in held),
            linked=[*linked["organisation_names"], *linked["case_study_names"]],
            html=[project.body_html, project.social_impact_html],
            addresses=[project.website],
            note=project.get_status_display(),
            values={facet: [term.slug for term in held] for facet, held in terms.items()}
            | {
                "year": [project.started[:4]],
                "status": [project.status],
                "case_study": ["yes"] if linked["case_study_names"] else [],
            },
            ended=project.status == Status.ENDED,
        )

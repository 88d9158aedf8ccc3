"""What can be found of organisations, and by what their list is narrowed."""

from core.models import AreaOfImpact, FocusArea, Network, OrganisationSize, OrganisationType, Tag, Technology
from organisations.models import Lifecycle, Organisation
from search.facets import COUNTRY, LANGUAGE, ChoiceFacet, TermFacet, YearFacet
from search.kinds import Description, Kind, names, register, slugs, term_paths

# Facets of its projects, each with the relation that holds the terms.
BY_WAY_OF_PROJECTS = {"focus_area": "focus_areas", "area_of_impact": "areas_of_impact", "technology": "technologies"}


@register
class OrganisationKind(Kind):
    model = Organisation
    title = "Organisations"
    position = 3
    facets = (
        COUNTRY,
        TermFacet("type", "Type", model=OrganisationType, in_order=True),
        TermFacet("size", "Size", model=OrganisationSize, in_order=True),
        TermFacet("focus_area", "Focus area", many=True, model=FocusArea),
        TermFacet("area_of_impact", "Area of impact", many=True, model=AreaOfImpact),
        TermFacet("technology", "Technology", many=True, may_need_all=True, model=Technology),
        TermFacet("network", "Network", many=True, may_need_all=True, model=Network),
        TermFacet("tag", "Tag", many=True, may_need_all=True, model=Tag),
        LANGUAGE,
        YearFacet("year", "Founded in"),
        ChoiceFacet("lifecycle", "Activity", choices=tuple(Lifecycle.choices), ended=Lifecycle.ENDED),
        ChoiceFacet("case_study", "Case study", may_be_missing=False, choices=(("yes", "Has a case study"),)),
    )
    touched_by = (
        ("projects.project", "projects"),
        ("casestudies.casestudy", "case_studies"),
        ("core.organisationtype", "type"),
        ("core.organisationsize", "size"),
        ("core.tag", "tags"),
        ("core.network", "networks"),
        ("core.focusarea", "projects__focus_areas"),
        ("core.areaofimpact", "projects__areas_of_impact"),
        ("core.technology", "projects__technologies"),
    )

    taken = {
        "other_names": ("names__name",),
        "addresses": ("links__url",),
        "tag": term_paths("tags"),
        "network": term_paths("networks"),
        "project_names": ("projects__name",),
        "case_study_names": ("case_studies__name",),
        **{facet: (f"projects__{relation}__slug",) for facet, relation in BY_WAY_OF_PROJECTS.items()},
    }

    def entries(self):
        return Organisation.objects.select_related("type", "size").with_project_count()

    def describe(self, organisation, around):
        sorts = [(term.slug, term.name) if term else ("", "") for term in (organisation.type, organisation.size)]
        return Description(
            names=[organisation.name, *around["other_names"]],
            terms=names([*around["tag"], *around["network"], *sorts]),
            linked=[*around["project_names"], *around["case_study_names"]],
            html=[organisation.body_html],
            addresses=[organisation.website, *around["addresses"]],
            note=sorts[0][1],
            values={facet: around[facet] for facet in BY_WAY_OF_PROJECTS}
            | {facet: slugs(around[facet]) for facet in ("network", "tag")}
            | {
                "type": [sorts[0][0]],
                "size": [sorts[1][0]],
                "year": [organisation.founded[:4]],
                "lifecycle": [organisation.lifecycle],
                "case_study": ["yes"] if around["case_study_names"] else [],
            },
            ended=organisation.lifecycle == Lifecycle.ENDED,
            project_count=organisation.project_count,
        )

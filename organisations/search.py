"""What can be found of organisations, and by what their list is narrowed."""

from core.models import AreaOfImpact, FocusArea, Network, OrganisationSize, OrganisationType, Tag, Technology
from organisations.models import Lifecycle, Organisation
from search.facets import COUNTRY, LANGUAGE, ChoiceFacet, TermFacet, YearFacet
from search.kinds import Description, Kind, names_of, register

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

    linked = {"project_names": ("projects", "name"), "case_study_names": ("case_studies", "name")} | {
        facet: ("projects", f"{relation}__slug") for facet, relation in BY_WAY_OF_PROJECTS.items()
    }

    def entries(self):
        entries = Organisation.objects.select_related("type", "size").with_project_count()
        return entries.prefetch_related("names", "links", "tags", "networks")

    def describe(self, organisation, linked):
        tags, networks = organisation.tags.all(), organisation.networks.all()
        sorts = [term for term in (organisation.type, organisation.size) if term]
        return Description(
            names=[organisation.name, *names_of(organisation.names.all())],
            terms=names_of([*tags, *networks, *sorts]),
            linked=[*linked["project_names"], *linked["case_study_names"]],
            html=[organisation.body_html],
            addresses=[organisation.website, *(link.url for link in organisation.links.all())],
            note=organisation.type.name if organisation.type else "",
            values={facet: linked[facet] for facet in BY_WAY_OF_PROJECTS}
            | {
                "type": [organisation.type.slug] if organisation.type else [],
                "size": [organisation.size.slug] if organisation.size else [],
                "network": [network.slug for network in networks],
                "tag": [tag.slug for tag in tags],
                "year": [organisation.founded[:4]],
                "lifecycle": [organisation.lifecycle],
                "case_study": ["yes"] if linked["case_study_names"] else [],
            },
            ended=organisation.lifecycle == Lifecycle.ENDED,
            project_count=organisation.project_count,
        )

"""What can be found of organisations, and by what their list is narrowed."""

from core.models import AreaOfImpact, FocusArea, Network, OrganisationSize, OrganisationType, Tag, Technology
from organisations.models import Lifecycle, Organisation
from search.facets import COUNTRY, LANGUAGE, ChoiceFacet, TermFacet, YearFacet
from search.kinds import Description, Kind, names_of, register


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

    def entries(self):
        projects = self.public("projects")
        projects.queryset = projects.queryset.prefetch_related("focus_areas", "areas_of_impact", "technologies")
        return Organisation.objects.select_related("type", "size").prefetch_related(
            "names", "links", "tags", "networks", projects, self.public("case_studies")
        )

    def describe(self, organisation):
        projects = {project.number: project for project in organisation.public_projects}.values()
        ways = {"focus_area": "focus_areas", "area_of_impact": "areas_of_impact", "technology": "technologies"}
        values = {
            facet: sorted({term.slug for project in projects for term in getattr(project, relation).all()})
            for facet, relation in ways.items()
        }
        terms = [*organisation.tags.all(), *organisation.networks.all()]
        return Description(
            names=[organisation.name, *names_of(organisation.names.all())],
            terms=names_of([*terms, *filter(None, (organisation.type, organisation.size))]),
            linked=names_of([*projects, *organisation.public_case_studies]),
            html=[organisation.body_html],
            addresses=[organisation.website, *(link.url for link in organisation.links.all())],
            note=organisation.type.name if organisation.type else "",
            values=values
            | {
                "type": [organisation.type.slug] if organisation.type else [],
                "size": [organisation.size.slug] if organisation.size else [],
                "network": [network.slug for network in organisation.networks.all()],
                "tag": [tag.slug for tag in organisation.tags.all()],
                "year": [organisation.founded[:4]],
                "lifecycle": [organisation.lifecycle],
                "case_study": ["yes"] if organisation.public_case_studies else [],
            },
            ended=organisation.lifecycle == Lifecycle.ENDED,
            project_count=len(projects),
        )

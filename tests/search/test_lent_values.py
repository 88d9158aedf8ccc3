"""Entries belong to the themes, countries and networks of the entries that they are linked with."""

import pytest

from core.models import AreaOfImpact, FocusArea, Network, State
from organisations.models import Organisation
from projects.models import Participation, Project
from search import index, upkeep
from search.models import Document, Value
from tests.factories import CaseStudyFactory, NetworkFactory, OrganisationFactory, PostFactory, ProjectFactory

pytestmark = pytest.mark.django_db
HIDDEN = ("draft", "pending", "scheduled")


def values_of(entry, facet: str) -> set[str]:
    index.state()
    document = Document.objects.get(kind=entry._meta.model_name, number=entry.pk)
    return set(Value.objects.filter(facet=facet, id__in=document.facets).values_list("value", flat=True)) - {"none"}


def project_of(focus: str, impact: str = "science", **fields) -> Project:
    project = ProjectFactory(**fields)
    project.focus_areas.set(FocusArea.objects.filter(slug=focus))
    project.areas_of_impact.set(AreaOfImpact.objects.filter(slug=impact))
    return project


def organisation_in(network: str, **fields) -> Organisation:
    organisation = OrganisationFactory(**fields)
    organisation.networks.add(Network.objects.filter(name=network).first() or NetworkFactory(name=network))
    return organisation


def text_on(factory, **linked):
    entry = factory()
    for relation, entries in linked.items():
        getattr(entry, relation).set(entries)
    return entry


def test_a_post_is_where_the_entries_are_that_it_speaks_of():
    post = text_on(
        PostFactory,
        organisations=[OrganisationFactory(country="ES")],
        projects=[ProjectFactory(country="FR"), ProjectFactory(scope="europe"), ProjectFactory()],
        case_studies=[CaseStudyFactory(country="IT")],
    )
    assert values_of(post, "country") == {"ES", "FR", "IT", "europe"}
    assert values_of(PostFactory(), "country") == set()


def test_a_project_without_a_place_is_where_its_organisations_are():
    spanish, italian = OrganisationFactory(country="ES"), OrganisationFactory(country="IT")
    assert values_of(ProjectFactory(by=[spanish, italian]), "country") == {"ES", "IT"}
    assert values_of(ProjectFactory(by=[spanish], country="FR"), "country") == {"FR"}
    assert values_of(ProjectFactory(by=[spanish], scope="worldwide"), "country") == {"worldwide"}
    assert values_of(ProjectFactory(by=[OrganisationFactory(country="ES", pending=True)]), "country") == set()


def test_a_post_has_the_themes_of_its_projects_and_case_studies():
    story = text_on(CaseStudyFactory, projects=[project_of("open-data")])
    story.areas_of_impact.set(AreaOfImpact.objects.filter(slug="health-and-care"))
    post = text_on(PostFactory, projects=[project_of("open-hardware")], case_studies=[story])
    assert values_of(post, "focus_area") == {"open-hardware", "open-data"}
    assert values_of(post, "area_of_impact") == {"science", "health-and-care"}


@pytest.mark.parametrize("factory", [PostFactory, CaseStudyFactory])
def test_all_that_an_organisation_does_counts_where_no_project_is_named(factory):
    organisation = OrganisationFactory()
    project_of("open-data", by=[organisation]), project_of("open-networks", by=[organisation])
    text = text_on(factory, organisations=[organisation])
    assert values_of(text, "focus_area") == {"open-data", "open-networks"}
    text.projects.add(project_of("open-hardware"))
    assert values_of(text, "focus_area") == {"open-hardware"}


@pytest.mark.parametrize("factory", [PostFactory, CaseStudyFactory])
def test_networks_are_those_of_organisations_else_of_who_does_the_projects(factory):
    project = ProjectFactory(by=[organisation_in("Ring"), organisation_in("Circle")])
    text = text_on(factory, projects=[project])
    assert values_of(project, "network") == values_of(text, "network") == {"ring", "circle"}
    text.organisations.add(organisation_in("Round"))
    assert values_of(text, "network") == {"round"}


@pytest.mark.parametrize("trait", HIDDEN)
def test_what_is_hidden_lends_nothing_however_far_away(trait):
    public = organisation_in("Ring", country="ES")
    hidden = organisation_in("Secret", country="FR", **{trait: True})
    known, unknown = project_of("open-data", by=[public, hidden]), project_of("open-hardware", **{trait: True})
    Participation.objects.create(project=unknown, organisation=public)
    story = text_on(CaseStudyFactory, organisations=[public, hidden])
    secret = text_on(lambda: CaseStudyFactory(country="IT", **{trait: True}), projects=[project_of("open-networks")])
    post = text_on(PostFactory, projects=[known, unknown], case_studies=[story, secret], organisations=[hidden])
    for text in (story, post):
        assert values_of(text, "focus_area") == {"open-data"}
        assert values_of(text, "network") == {"ring"}
    assert values_of(known, "network") == {"ring"}
    assert values_of(post, "country") == set()


def other() -> Organisation:
    return OrganisationFactory(name="Other")


CHANGES = {
    "a project is hidden": lambda: Project.objects.update(state=State.DRAFT),
    "a project is deleted": lambda: Project.objects.all().delete(),
    "an organisation is hidden": lambda: Organisation.objects.update(state=State.PENDING),
    "an organisation is deleted": lambda: Organisation.objects.all().delete(),
    "an organisation moves": lambda: Organisation.objects.update(country="PT"),
    "an organisation is merged": lambda: Organisation.objects.filter(country="ES").update(
        merged_into=OrganisationFactory()
    ),
    "a project has another theme": lambda: Project.objects.get().focus_areas.set(FocusArea.objects.all()[:3]),
    "an organisation leaves its network": lambda: Organisation.objects.get().networks.clear(),
    "an organisation leaves its project": lambda: Participation.objects.all().delete(),
    "an organisation takes part in another project": lambda: project_of("open-data", by=Organisation.objects.all()),
    "a theme has another address": lambda: FocusArea.objects.filter(slug="open-hardware").update(slug="hardware"),
    "an area has another address": lambda: AreaOfImpact.objects.filter(slug="science").update(slug="research"),
    "a network has another address": lambda: Network.objects.update(slug="circle"),
    "a network is deleted": lambda: Network.objects.all().delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_change_reaches_all_entries_that_it_lends_to(change):
    organisation = organisation_in("Ring", country="ES")
    project = project_of("open-hardware", by=[organisation])
    stories = [text_on(CaseStudyFactory, projects=[project]), text_on(CaseStudyFactory, organisations=[organisation])]
    for linked in ({"organisations": [organisation]}, {"projects": [project]}):
        text_on(PostFactory, **linked)
    for story in stories:
        text_on(PostFactory, case_studies=[story])
    index.state()
    before = list(Document.objects.order_by("id").values_list("facets", flat=True))
    change()
    assert list(upkeep.check()) == []
    assert list(Document.objects.order_by("id").values_list("facets", flat=True)) != before

"""Terms stand in the reader's language on every page."""

import pytest
from django.urls import reverse
from django.utils import translation

from core.models import AreaOfImpact, FocusArea, Network, OrganisationSize, OrganisationType
from submissions.forms.entries import OrganisationForm, ProjectForm
from submissions.forms.fields import TermWordsField
from tests.factories import OrganisationFactory, ProjectFactory
from tests.pages.reading import soup, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def research():
    kind, size = OrganisationType.objects.get(slug="research"), OrganisationSize.objects.get(slug="0-5")
    return OrganisationFactory(name="Waag", type=kind, size=size, country="NL")


@pytest.fixture
def project(research):
    project = ProjectFactory(name="Fairphone", by=[research])
    project.areas_of_impact.set([AreaOfImpact.objects.get(slug="science")])
    project.focus_areas.set([FocusArea.objects.get(slug="open-hardware")])
    return project


def german(client, name: str, **asked):
    with translation.override("de"):
        return soup(client, reverse(name, **asked))


@pytest.mark.usefixtures("research")
def test_a_list_names_terms_on_cards_and_in_facets(client):
    page = german(client, "organisations:list")
    assert "Forschung" in told(page.select_one(".card"))
    assert "Hochschule oder Forschungseinrichtung" in told(page.select_one("input[name=type]").parent)


def test_a_detail_page_names_its_terms(client, project, research):
    with translation.override("de"):
        facts = told(soup(client, project.get_absolute_url()).select_one("dl"))
        assert "Wissenschaft" in facts
        assert "Offene Hardware" in facts
        facts = told(soup(client, research.get_absolute_url()).select_one("dl"))
    assert "Hochschule oder Forschungseinrichtung" in facts
    assert "0–5 Personen" in facts


@pytest.mark.usefixtures("project")
def test_a_theme_and_a_country_are_introduced(client):
    page = german(client, "theme", args=["science"])
    assert told(page.select_one("h1")) == "Wissenschaft"
    assert "Bürgerforschung" in told(page.select_one(".prose"))
    assert page.select_one(".prose").get("lang") is None
    page = german(client, "country", args=["NL"])
    assert told(page.select_one("h1")) == "Niederlande"
    assert "Repair Café" in told(page.select_one(".prose"))


@pytest.mark.usefixtures("project")
def test_an_introduction_without_a_translation_is_marked_as_english(client):
    AreaOfImpact.objects.update(translations={})
    page = german(client, "theme", args=["science"])
    assert page.select_one(".prose")["lang"] == "en"
    assert told(page.select_one(".topic-body__words .quiet"))


@pytest.mark.usefixtures("project")
def test_the_home_page_names_themes(client):
    assert "Offene Hardware" in told(german(client, "home").select_one("main"))


def test_forms_name_terms_and_know_their_translated_names():
    with translation.override("fr"):
        assert "Entreprise à but lucratif" in str(OrganisationForm()["type"])
        assert "Sciences" in str(ProjectForm()["areas_of_impact"])
        network = Network.objects.create(name="Makers", translations={"fr": {"name": "Fabricants"}})
        assert TermWordsField(Network).terms(["Fabricants"]) == [network]

"""Pages of themes, countries and networks."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import AreaOfImpact, Country, FocusArea, Network
from dsi_directory import topics
from search.snapshot import current
from search.upkeep import catch_up
from tests.factories import CaseStudyFactory, NetworkFactory, OrganisationFactory, PostFactory, ProjectFactory

pytestmark = pytest.mark.django_db
PLACES = ["/themes/open-data", "/themes/health-and-care", "/countries/ES", "/networks/fab-labs"]


def page(client, address):
    catch_up()
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(part):
    return " ".join(part.get_text(" ").split())


def numbers(shown) -> dict[str, str]:
    return {words(link): link["href"] for link in shown.select(".numbers a")}


@pytest.fixture
def family(db):
    """An organisation, its project, and a story and a post of them, all of one theme, country and network."""

    def make(name="Known", **traits):
        organisation = OrganisationFactory(name=f"{name} lab", country="ES", **traits)
        organisation.networks.add(Network.objects.filter(slug="fab-labs").first() or NetworkFactory(name="Fab Labs"))
        project = ProjectFactory(name=f"{name} project", by=[organisation], country="ES", **traits)
        project.focus_areas.add(FocusArea.objects.get(slug="open-data"))
        project.areas_of_impact.add(AreaOfImpact.objects.get(slug="health-and-care"))
        story, post = CaseStudyFactory(name=f"{name} story", country="ES", **traits), PostFactory(**traits)
        story.areas_of_impact.set(project.areas_of_impact.all())
        for text in (story, post):
            text.projects.add(project)
            text.organisations.add(organisation)
        return organisation

    return make


@pytest.mark.parametrize("address", PLACES)
def test_a_topic_shows_what_belongs_to_it_of_every_kind(client, family, address):
    family()
    OrganisationFactory(name="Elsewhere", country="FR"), ProjectFactory(name="Other project")
    shown = page(client, address)
    facet = {"themes": "focus_area" if "open" in address else "area_of_impact", "countries": "country"}
    query = f"?{facet.get(address.split('/')[1], 'network')}={address.rpartition('/')[2]}"
    assert numbers(shown) == {
        "1 organisation": f"/organisations{query}",
        "1 project": f"/projects{query}",
        "1 case study": f"/case-studies{query}",
        "1 post": f"/blog{query}",
    }
    text = words(shown.main)
    assert "Known lab" in text
    assert "Known project" in text
    assert "Known story" in text
    assert "Elsewhere" not in text
    assert "Other project" not in text


@pytest.mark.parametrize("address", [*PLACES, "/themes", "/countries", "/networks"])
@pytest.mark.parametrize("trait", ["draft", "pending", "scheduled"])
def test_hidden_entries_belong_to_no_topic(client, family, address, trait):
    family()
    family("Secret", **{trait: True})
    shown = page(client, address)
    assert "Secret" not in words(shown)
    counts = [words(part).split()[0] for part in shown.select(".amount__count, .signpost small") if part.text]
    assert not any(int(count) > 4 for count in counts)
    assert all(number.startswith("1 ") for number in numbers(shown))


def test_each_list_of_a_topic_holds_what_its_number_says(client, family):
    family(), family("Second")
    for address in PLACES:
        for number, list_address in numbers(page(client, address)).items():
            assert client.get(list_address).context["page"].paginator.count == int(number.split()[0]) == 2


def test_a_theme_has_its_introduction_and_a_sign(client):
    shown = page(client, "/themes/open-data")
    assert "many hands" in words(page(client, "/themes/open-knowledge").select_one(".prose"))
    assert shown.select_one(".topic-head use")["href"].endswith("#open-data")
    assert "Nothing is listed here yet." in words(shown)


def test_a_country_has_what_is_written_of_it(client, db):
    Country.objects.filter(code="ES").delete()
    assert not page(client, "/countries/ES").select(".prose")
    Country.objects.create(code="ES", introduction="Much is *shared* here.")
    assert page(client, "/countries/ES").select_one(".prose em").text == "shared"


@pytest.mark.parametrize("past", [{"archived": True}, {"lifecycle": "ended"}])
def test_what_has_ended_is_told_and_can_be_seen(client, past):
    OrganisationFactory(country="SE", **past)
    OrganisationFactory(country="SE", draft=True)
    shown = page(client, "/countries/SE")
    assert "Nothing that is listed here is going on today." in words(shown)
    link = shown.select_one(".topic-head__words a[href*=ended]")
    assert words(link) == "1 organisation"
    assert client.get(link["href"]).context["page"].paginator.count == 1


def test_topics_lead_to_one_another(client, family):
    family()
    theme, country = page(client, "/themes/science"), page(client, "/countries/ES")
    assert theme.select(".amount") == []
    links = {link.text: link["href"] for link in country.select(".amount a")}
    assert links == {
        "Open data": "/themes/open-data",
        "Health and care": "/themes/health-and-care",
        "Fab Labs": "/networks/fab-labs",
    }
    assert country.select_one("svg.map use.map__here")["href"].endswith("#ES")


def test_the_list_of_countries_is_a_map_and_a_list(client, family):
    family()
    shown = page(client, "/countries")
    assert [(words(link), link["href"]) for link in shown.select(".amount a")] == [("Spain", "/countries/ES")]
    assert shown.select_one("svg.map a")["href"] == "/countries/ES"


def test_a_network_leads_to_its_own_site(client, family):
    family()
    Network.objects.filter(slug="fab-labs").update(website="https://fablabs.example")
    assert page(client, "/networks/fab-labs").select_one('a.button[href="https://fablabs.example"]')


@pytest.mark.parametrize(
    "address", ["/themes/none", "/countries/XX", "/countries/ESP", "/countries/~", "/networks/none"]
)
def test_topics_that_do_not_exist_are_not_found(client, db, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("index", "sort"), [("themes", "theme"), ("countries", "country"), ("networks", "network")])
def test_a_topic_that_does_not_exist_leads_to_those_that_do(client, db, index, sort):
    lead = BeautifulSoup(client.get(f"/{index}/none").content, "html.parser").select_one("main .lead")
    assert words(lead) == f"There is no {sort} at this address. See all {index} ."
    assert lead.a["href"] == f"/{index}"


def test_a_network_of_hidden_entries_alone_is_not_found(client, family):
    family(pending=True)
    catch_up()
    assert client.get("/networks/fab-labs").status_code == 404
    assert "Fab Labs" not in client.get("/networks").text


def test_countries_have_one_address(client, db):
    response = client.get("/countries/es")
    assert (response.status_code, response["Location"]) == (301, "/countries/ES")


@pytest.mark.parametrize("address", ["/themes", "/countries", "/networks"])
def test_pages_that_list_topics_stand_while_there_is_nothing(client, db, address):
    assert page(client, address).select_one(".empty")


@pytest.mark.parametrize("address", PLACES)
def test_topics_need_few_queries(client, family, address):
    family()
    page(client, address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert len(captured) <= 10


def test_every_topic_with_something_to_show_has_an_address(client, family):
    family()
    catch_up()
    addresses = topics.every_address(current())
    assert set(PLACES) < set(addresses)
    assert "/themes/science" not in addresses
    assert all(client.get(address).status_code == 200 for address in addresses)


def test_terms_of_an_entry_lead_to_their_pages(client, family):
    organisation = family()
    catch_up()
    shown = page(client, organisation.projects.get().get_absolute_url())
    assert {link["href"] for link in shown.select("a.term")} == {"/themes/open-data", "/themes/health-and-care"}
    assert page(client, organisation.get_absolute_url()).select_one('a.term[href="/networks/fab-labs"]')

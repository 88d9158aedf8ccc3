"""The page about the data, and its catalogue."""

import json

import pytest
from bs4 import BeautifulSoup

from opendata.downloads.tables import columns_of
from search.kinds import kinds
from search.upkeep import catch_up
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, settings):
    settings.CONTACT_EMAIL = "editors@directory.example"
    OrganisationFactory(), OrganisationFactory(archived=True), OrganisationFactory(draft=True)
    catch_up()
    return BeautifulSoup(client.get("/data").content, "html.parser")


def test_the_page_leads_to_every_file_and_each_is_there(client, page):
    files = [link["href"] for link in page.select(".datasets .files a")]
    assert len(files) == 15
    assert {client.head(path).status_code for path in files} == {200}
    assert page.select_one(".datasets__count").get_text(strip=True) == "1 entry"
    others = page.select('#programs + div a:is([href^="/data"], [href^="/downloads"], [href^="/feeds"])')
    assert {client.get(link["href"]).status_code for link in others} == {200}
    assert len(others) == 9


def test_the_page_describes_every_column(page):
    shown = [code.get_text() for code in page.select(".columns tbody code")]
    listed = [
        column.name for name in ("organisation", "project", "casestudy", "post") for column in columns_named(name)
    ]
    assert shown == listed


def columns_named(name):
    return next(columns_of(kind) for kind in kinds() if kind.name == name)


def test_the_page_tells_machines_in_the_words_of_schema_org_and_of_dcat(page):
    blocks = [json.loads(script.string) for script in page.select('script[type="application/ld+json"]')]
    catalogue = next(block for block in blocks if block.get("@type") == "dcat:Catalog")
    first = catalogue["dcat:dataset"][0]
    assert first["dct:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert first["dcat:distribution"][0]["dcat:downloadURL"]["@id"].endswith("/downloads/organisations.csv")
    assert catalogue["dcat:contactPoint"]["vcard:hasEmail"]["@id"] == "mailto:editors@directory.example"
    things = next(block for block in blocks if "@graph" in block)["@graph"]
    held = next(thing for thing in things if thing["@type"] == "DataCatalog")["dataset"]
    assert [len(dataset["distribution"]) for dataset in held] == [4, 4, 4, 3]
    assert all(50 <= len(dataset["description"]) <= 5000 for dataset in held)


def test_the_catalogue_is_there_alone_too(client, page):
    alone = client.get("/data.jsonld")
    asked = client.get("/data", headers={"Accept": "application/ld+json"})
    assert alone["Content-Type"] == asked["Content-Type"] == "application/ld+json"
    assert alone.json() == asked.json()
    assert "Accept" in asked["Vary"]
    again = client.get("/data.jsonld", headers={"If-None-Match": alone["ETag"]})
    assert again.status_code == 304


def test_the_data_is_cited_with_its_day_and_linked_in_the_footer(page):
    assert "“Open data of DSI Directory”, DSI Directory, version of" in page.select_one("#citation").get_text()
    assert page.select_one('footer a[href="/data"]').get_text() == "Open data"


def test_the_data_has_one_address_in_every_language(client, page):
    shown = client.get("/fr/data").text
    assert '"@id":"http://127.0.0.1:8000/data#organisations"' in shown
    assert 'href="/downloads/organisations.csv"' in shown


def test_the_page_needs_few_queries(client, page, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get("/data")

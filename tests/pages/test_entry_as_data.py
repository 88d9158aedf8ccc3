"""Each entry as JSON-LD, at an address of its own and for whoever asks its page for that."""

import json

import pytest

from tests.pages.kinds import FACTORIES

pytestmark = pytest.mark.django_db
JSON_LD = "application/ld+json"


def said(response) -> dict:
    assert (response.status_code, response.headers["Content-Type"]) == (200, JSON_LD)
    return json.loads(response.content)["@graph"][0]


def test_an_entry_is_told_as_data_at_its_own_address(client, kind):
    entry = FACTORIES[kind](name="Maps for all")
    page = entry.get_absolute_url()
    thing = said(client.get(f"{page}.jsonld"))
    assert "Maps for all" in (thing.get("name"), thing.get("headline"))
    assert thing["@id"].startswith(f"http://127.0.0.1:8000{page}#")
    assert f'type="{JSON_LD}" href="{page}.jsonld"' in client.get(page).text


def test_a_program_may_ask_the_page_for_data_in_any_language(client, kind):
    page = FACTORIES[kind]().get_absolute_url()
    response = client.get(f"/fr{page}", headers={"accept": JSON_LD})
    assert said(response) == said(client.get(f"{page}.jsonld"))
    assert response.headers["Content-Location"] == f"{page}.jsonld"
    assert "Accept" in client.get(page, headers={"accept": "text/html,*/*;q=0.8"}).headers["Vary"]


def test_data_has_one_address(client, kind):
    entry = FACTORIES[kind]()
    page = entry.get_absolute_url()
    for other in (f"/de{page}.jsonld", page.replace(entry.slug, "other.jsonld")):
        assert client.get(other).headers["Location"] == f"{page}.jsonld"


@pytest.mark.parametrize("traits", [{"draft": True}, {"pending": True}, {"scheduled": True}])
def test_what_is_hidden_is_no_data(client, kind, traits):
    page = FACTORIES[kind](**traits).get_absolute_url()
    assert client.get(f"{page}.jsonld").status_code == 404
    assert client.get(page, headers={"accept": JSON_LD}).status_code == 404

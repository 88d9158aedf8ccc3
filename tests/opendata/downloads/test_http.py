"""How downloads answer."""

import json

import pytest

from core.guards.rates import Rate
from dsi_directory import limited
from search.upkeep import catch_up
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_a_file_is_named_for_its_list_and_its_day(get):
    OrganisationFactory()
    response = get("organisations.csv?country=nowhere")
    assert response.streaming
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="dsi-directory-organisations-20')
    assert '</downloads/organisations.csv-metadata.json>; rel="describedby"' in response["Link"]
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=1, stale-while-revalidate=1"
    assert not response.cookies


def test_a_list_that_has_not_changed_is_not_sent_again(client, get):
    entry = OrganisationFactory()
    first = get("organisations.json?country=")
    again = client.get("/downloads/organisations.json?country=", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    entry.save()
    assert get("organisations.json?country=", **{"If-None-Match": first["ETag"]})["ETag"] != first["ETag"]
    assert get("organisations.json?sort=newest")["ETag"] != get("organisations.csv?sort=newest")["ETag"]


def test_head_tells_the_same_without_reading_an_entry(client, django_assert_max_num_queries):
    OrganisationFactory()
    catch_up()
    whole = client.get("/downloads/organisations.xlsx")
    with django_assert_max_num_queries(2):
        head = client.head("/downloads/organisations.xlsx")
    told = {name: head[name] for name in ("ETag", "Content-Type", "Content-Disposition")}
    assert told == {name: whole[name] for name in told}
    assert "Content-Length" not in head
    assert client.post("/downloads/organisations.xlsx").status_code == 405


def test_a_network_that_asks_too_often_is_told_to_wait(client, monkeypatch):
    monkeypatch.setitem(limited.RATES, "download", Rate(1, 1))
    assert client.get("/downloads/organisations.csv").status_code == 200
    refused = client.get("/downloads/organisations.csv")
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 86_400
    assert "Please try again after" in refused.text
    assert client.head("/downloads/organisations.csv").status_code == 200


def test_the_columns_of_a_csv_are_described_in_csvw(get):
    held = json.loads(get("projects.csv-metadata.json?country=ES&nonsense=1").content)
    assert held["url"] == "http://127.0.0.1:8000/downloads/projects.csv?country=ES"
    head = b"".join(get("projects.csv").streaming_content).decode("utf-8-sig").strip().split(",")
    columns = {column["name"]: column for column in held["tableSchema"]["columns"]}
    assert list(columns) == head
    assert (columns["number"]["datatype"], columns["tags"]["separator"]) == ("integer", " | ")


def test_lists_offer_their_files_as_they_are_narrowed(client):
    OrganisationFactory(country="ES", name="Lamp Library")
    catch_up()
    page = client.get("/organisations?country=ES&sort=newest&view=table").text
    path = "/downloads/organisations.geojson?country=ES&amp;sort=newest"
    assert f'<a href="{path}" type="application/geo+json" rel="alternate nofollow">' in page
    assert "Download this list, 1 entry:" in page
    assert "Download this list" not in client.get("/organisations?country=FR").text
    assert "/downloads/news.geojson" not in client.get("/blog").text

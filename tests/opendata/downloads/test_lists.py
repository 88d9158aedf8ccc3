"""A download holds exactly what its list holds."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from opendata.downloads import rows
from opendata.feeds import KINDS
from search.upkeep import catch_up
from tests.factories import OrganisationFactory
from tests.opendata.downloads.conftest import FACTORIES

FORMATS = ("csv", "xlsx", "json")


def checksum(rows) -> str:
    return hashlib.sha256(repr([tuple(map(str, row)) for row in rows]).encode()).hexdigest()


def test_all_formats_hold_what_the_database_holds(name, read, monkeypatch):
    monkeypatch.setattr(rows, "BATCH", 3)
    FACTORIES[name].create_batch(8, body="Là, “quoted”;\nand a line, ελληνικά, 🏮.")
    for traits in ({"draft": True}, {"pending": True}, {"scheduled": True}):
        FACTORIES[name](name="Secret", **traits)
    published = KINDS[name].model.objects.published().order_by("number")
    expected = checksum(published.values_list("number", "name", "summary", "body", "text_licence", "state"))
    columns = ("number", "name", "summary", "text", "text_licence", "state")
    for extension in FORMATS:
        found = sorted(read(f"{name}.{extension}"), key=lambda row: int(row["number"]))
        assert (len(found), checksum([row[column] for column in columns] for row in found)) == (8, expected)


def names(rows) -> list[str]:
    return [row["name"] for row in rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("country=ES", ["Beta", "Gamma"]),
        ("country=ES&sort=newest&view=table&page=7&nonsense=1", ["Gamma", "Beta"]),
        ("country=nowhere", ["Alpha", "Beta", "Gamma"]),
        ("archived=on&ended=on", ["Alpha", "Beta", "Delta", "Gamma", "Past"]),
        ("q=zzyzx", []),
    ],
)
def test_a_download_is_narrowed_and_sorted_as_its_list(read, query, found):
    for number, name in enumerate(("Alpha", "Beta", "Gamma"), start=1):
        made = {"published_at": f"2024-01-0{number}T00:00Z", "country": "DE" if name == "Alpha" else "ES"}
        OrganisationFactory(name=name, **made)
    OrganisationFactory(name="Delta", lifecycle="ended"), OrganisationFactory(name="Past", archived=True)
    for extension in FORMATS:
        assert names(read(f"organisations.{extension}?{query}")) == found


def test_words_give_the_best_matches_first_and_all_that_the_list_pages_through(client, read):
    OrganisationFactory(name="Aid", body="Bicycle."), OrganisationFactory(name="Bicycle kitchen")
    OrganisationFactory(name="Kitchen of all")
    assert names(read("organisations.csv?q=bicycle+kitchen"))[0] == "Bicycle kitchen"
    page = client.get("/organisations?q=bicycle+kitchen")
    assert names(read("organisations.csv?q=bicycle+kitchen")) == [entry.name for entry in page.context["page"]]


def test_what_is_hidden_while_a_file_is_sent_is_left_out(get, monkeypatch):
    monkeypatch.setattr(rows, "BATCH", 1)
    OrganisationFactory(name="Alpha")
    hidden = OrganisationFactory(name="Beta")
    body = iter(get("organisations.csv").streaming_content)
    sent = next(body) + next(body)
    hidden.state = "draft"
    hidden.save()
    assert b"Alpha" in sent
    assert b"Beta" not in sent + b"".join(body)


def test_entries_are_read_some_at_a_time_by_few_queries(name, get, monkeypatch):
    monkeypatch.setattr(rows, "BATCH", 10)
    FACTORIES[name].create_batch(30)
    catch_up()
    response = get(f"{name}.json")
    body = iter(response.streaming_content)
    with CaptureQueriesContext(connection) as captured:
        next(body), next(body)
    of_one_batch = len(captured)
    with CaptureQueriesContext(connection) as captured:
        assert b"".join(body).count(b'"number"') == 20
    assert of_one_batch <= 9
    assert len(captured) == 2 * of_one_batch


def test_there_is_no_other_list_and_no_other_format(client, db):
    for path in ("people.csv", "organisations.pdf", "news.geojson", "organisations"):
        assert client.get(f"/downloads/{path}").status_code == 404

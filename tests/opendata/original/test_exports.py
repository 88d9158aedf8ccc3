"""The original's exports: the same names, order and oddities, of published entries only, as they were imported."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree

import pytest

from core.guards.rates import Rate
from dsi_directory import limited
from organisations.models import Organisation
from projects.models import Project
from search.upkeep import catch_up
from tests.factories import OrganisationFactory, ParticipationFactory, ProjectFactory, TagFactory
from tests.opendata.export import organisation, project

pytestmark = pytest.mark.django_db

ORGANISATION = organisation(
    "7",
    "Lamp Library",
    website="https://lamps.example/",
    short_description="Lends lamps.",
    long_description="Lamps for all.",
    country="Spain",
    region="Barcelona",
    latitude=41.38,
    longitude=2.17,
    address="Carrer de la Llum 1",
    organisation_type={"id": 2, "name": "For-profit business"},
    organisation_size="0-5 people",
    startDate="2012-05-01",
    linked_project_ids=["9"],
    tags=["Lamps", "Loans"],
    networkTags=[{"id": "31", "name": "Light Makers"}],
    created="2015-06-04",
)
PROJECT = project(
    "9",
    "Night walk",
    website="https://walk.example/",
    short_description="Walks at night.",
    long_description="Through the city.",
    social_impact="People meet.",
    start_date="2014-05-02",
    end_date=None,
    country="Spain",
    region="Barcelona",
    latitude=41.38,
    longitude=2.17,
    linked_organisation_ids=["7"],
    who_we_help_tags=["Neighbours"],
    support_tags=[{"id": "7", "name": "Work and employment"}],
    focus=[{"id": "8", "name": "Open data"}],
    technology=[{"id": "78", "name": "Sensors and internet of things"}],
    creation_date="1970-01-01",
)
HEADS = {
    "organisations": "Organisation ID,Organisation name,Website,Short description,Long description,Country,Region,"
    "Latitude,Longitude,Address,Organisation type,Organisation size,Start date,Linked project IDs,Tags,Network tags,"
    "Created",
    "projects": "Project Id,Project name,Website,Short description,Long description,Social impact,Start date,End date,"
    "Country,Region,Latitude,Longitude,Linked Organisation IDs,Who we help tags,Support tags,Focus,Technology,"
    "Creation date",
}


def text_of(client, kind: str, ending: str) -> str:
    response = client.get(f"/export/{kind}.{ending}")
    assert response.status_code == 200
    return response.getvalue().decode()


def records(client, kind: str) -> list[dict]:
    return json.loads(text_of(client, kind, "json"))


@pytest.fixture
def _imported(export):
    export.organisations, export.projects = [ORGANISATION], [PROJECT]
    export.run()


@pytest.mark.usefixtures("_imported")
@pytest.mark.parametrize(
    ("kind", "key", "came"), [("organisations", "organisation_id", ORGANISATION), ("projects", "project_id", PROJECT)]
)
def test_what_was_imported_comes_out_as_it_went_in(client, kind, key, came):
    (given,) = records(client, kind)
    assert given.keys() == came.keys()
    assert {name: value for name, value in given.items() if value != came[name]} == {key: int(came[key])}


@pytest.mark.usefixtures("_imported")
def test_columns_stand_where_the_original_had_them(client):
    for kind, head in HEADS.items():
        rows = list(csv.reader(io.StringIO(text_of(client, kind, "csv"))))
        assert [",".join(rows[0]), len(rows)] == [head, 2]
    _, row = csv.reader(io.StringIO(text_of(client, "organisations", "csv")))
    assert (row[0], row[5], row[10], row[14], row[15]) == (
        "7",
        "Spain",
        "For-profit business",
        "Lamps, Loans",
        "Light Makers",
    )


@pytest.mark.usefixtures("_imported")
def test_xml_names_the_same(client):
    (one,) = ElementTree.fromstring(text_of(client, "organisations", "xml"))
    assert (one.tag, one.find("start_date").text, one.find("networkTags/tag/name").text) == (
        "organisation",
        "2012-05-01",
        "Light Makers",
    )
    (one,) = ElementTree.fromstring(text_of(client, "projects", "xml"))
    assert (one.tag, one.find("linked_organisation_ids/organisation").text) == ("project", "7")


@pytest.mark.parametrize("traits", [{"draft": True}, {"pending": True}, {"scheduled": True}])
def test_only_what_is_published_comes_out(client, traits):
    hidden = OrganisationFactory(name="Secret lodge", **traits)
    shown = ProjectFactory(name="Open walk")
    ParticipationFactory(organisation=hidden, project=shown)
    for kind in HEADS:
        for ending in ("json", "csv", "xml"):
            assert "Secret" not in text_of(client, kind, ending)
    assert records(client, "projects")[0]["linked_organisation_ids"] == []


def test_all_published_entries_are_in_each_format(client):
    made = [OrganisationFactory(name=f"House {number}") for number in range(3)]
    assert [record["organisation_id"] for record in records(client, "organisations")] == [each.pk for each in made]
    assert len(list(csv.reader(io.StringIO(text_of(client, "organisations", "csv"))))) == 4
    assert len(ElementTree.fromstring(text_of(client, "organisations", "xml"))) == 3
    assert records(client, "projects") == []


def test_what_is_not_known_is_empty_as_it_was(client):
    OrganisationFactory(name="Bare")
    ProjectFactory(name="Bare")
    (one,), (other,) = records(client, "organisations"), records(client, "projects")
    assert (one["startDate"], one["latitude"], one["linked_project_ids"]) == ("", "", [])
    assert (other["start_date"], other["end_date"], other["longitude"]) == (None, None, "")


def test_a_change_here_is_in_the_exports(client, export):
    export.organisations, export.projects = [ORGANISATION], [PROJECT]
    export.run()
    entry = Organisation.objects.get(number=7)
    entry.summary, entry.country = "Lends lights.", "PT"
    entry.save()
    entry.tags.add(TagFactory(name="Night"))
    (given,) = records(client, "organisations")
    assert (given["short_description"], given["country"]) == ("Lends lights.", "Portugal")
    assert given["tags"] == ["Lamps", "Loans", "Night"]


def test_a_file_may_be_downloaded(client):
    assert "Content-Disposition" not in client.get("/export/projects.csv")
    response = client.get("/export/projects.csv?download")
    assert response["Content-Disposition"] == 'attachment; filename="dsi-projects.csv"'


def test_a_device_that_asks_too_often_is_told_to_wait(client, monkeypatch):
    monkeypatch.setitem(limited.RATES, "download", Rate(1, 1))
    assert client.get("/export/projects.csv").status_code == 200
    assert client.get("/export/projects.csv").status_code == 429
    assert client.head("/export/projects.csv").status_code == 200


def test_batches_need_few_queries(client, django_assert_max_num_queries):
    Organisation.objects.bulk_create(OrganisationFactory.build_batch(30))
    Project.objects.bulk_create(ProjectFactory.build_batch(30))
    catch_up()
    for kind in HEADS:
        with django_assert_max_num_queries(16):
            text_of(client, kind, "csv")


def test_a_text_that_an_import_kept_as_the_summary_alone_comes_out_as_it_came(client, export):
    export.projects = [PROJECT | {"short_description": "", "linked_organisation_ids": []}]
    export.run()
    told = records(client, "projects")[0]
    assert (told["short_description"], told["long_description"]) == ("", PROJECT["long_description"])
    Project.objects.update(summary="Through the night.")
    told = records(client, "projects")[0]
    assert (told["short_description"], told["long_description"]) == ("Through the night.", "")


@pytest.mark.parametrize("said", ["bla bla", "#NAME?"])
def test_a_text_that_an_import_dropped_stays_out(client, export, said):
    nothing = {"short_description": "", "long_description": said, "social_impact": ""}
    export.projects = [PROJECT | nothing | {"linked_organisation_ids": []}]
    export.run()
    assert records(client, "projects")[0]["long_description"] == ""

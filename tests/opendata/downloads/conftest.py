import csv
import io
import json

import pytest
from openpyxl import load_workbook

from core.models import FocusArea, Network
from search.upkeep import catch_up
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory, TagFactory

FACTORIES = {
    "organisations": OrganisationFactory,
    "projects": ProjectFactory,
    "case-studies": CaseStudyFactory,
    "news": PostFactory,
}


@pytest.fixture(params=FACTORIES)
def name(request):
    """What a list is called in addresses of downloads."""
    return request.param


@pytest.fixture
def get(client, db):
    def get(path: str, **headers):
        catch_up()
        response = client.get(f"/downloads/{path}", headers=headers)
        assert response.status_code == 200
        return response

    return get


@pytest.fixture
def read(get):
    """The entries of a download in the values of its format, a dictionary of columns each."""

    def read(path: str) -> list[dict]:
        body = b"".join(get(path).streaming_content)
        return READERS[path.partition("?")[0].rpartition(".")[2]](body)

    return read


def read_csv(body: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True))


def read_xlsx(body: bytes) -> list[dict]:
    head, *rows = load_workbook(io.BytesIO(body))["Entries"].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def read_json(body: bytes) -> list[dict]:
    return json.loads(body)["entries"]


def read_geojson(body: bytes) -> list[dict]:
    return [feature["properties"] for feature in json.loads(body)["features"]]


READERS = {"csv": read_csv, "xlsx": read_xlsx, "json": read_json, "geojson": read_geojson}


@pytest.fixture
def library(db):
    """An organisation with something in each column, and its project."""
    library = OrganisationFactory(
        name="Lamp Library",
        country="ES",
        locality="Barcelona",
        latitude="41.3850639",
        longitude="-2.1734035",
        coordinates_precision="address",
        contact_address="ana@example.org",
        founded="2012-05",
        published_at="2024-05-06T07:08:09Z",
        checked_on="2024-06-07",
        text_licence="CC-BY-NC-SA-4.0",
        body="Lends *lamps*.",
    )
    library.tags.set([TagFactory(name="light"), TagFactory(name="loans | gifts")])
    library.networks.set([Network.objects.create(name="Lamp Network")])
    library.links.create(url="https://social.example/lamps")
    walk = ProjectFactory(name="Night walk", by=[library])
    walk.focus_areas.set(FocusArea.objects.all()[:2])
    ProjectFactory(name="Secret walk", by=[library], draft=True)
    return library

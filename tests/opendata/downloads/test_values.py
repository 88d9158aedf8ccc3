"""What stands in the cells, in each format."""

import datetime
import io
import json
import zipfile
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from opendata.downloads.tables import columns_of
from search.kinds import kinds
from tests.factories import OrganisationFactory


def test_a_row_tells_of_the_entry_and_of_what_is_public_around_it(library, read):
    row = read("organisations.json")[0]
    assert row["url"] == f"http://127.0.0.1:8000{library.get_absolute_url()}"
    assert (row["country"], row["country_name"], row["latitude"], row["longitude"]) == ("ES", "Spain", 41.3851, -2.1734)
    assert (row["tags"], row["links"]) == (["light", "loans | gifts"], ["https://social.example/lamps"])
    assert (row["project_names"], row["project_roles"], row["networks"]) == (
        ["Night walk"],
        ["unknown"],
        ["Lamp Network"],
    )
    assert (row["published_at"], row["checked_on"], row["size"]) == ("2024-05-06T07:08:09Z", "2024-06-07", None)
    assert (row["text"], row["text_licence"]) == ("Lends *lamps*.", "CC-BY-NC-SA-4.0")


def test_csv_has_a_mark_lines_of_rfc_4180_and_lists_as_one_text(library, get, read):
    body = b"".join(get("organisations.csv").streaming_content)
    assert body.startswith(b"\xef\xbb\xbfnumber,name,url,")
    assert body.endswith(b"\r\n")
    row = read("organisations.csv")[0]
    assert (row["tags"], row["size"]) == ("light | loans / gifts", "")
    # A number with a sign is no formula.
    assert (row["latitude"], row["longitude"]) == ("41.3851", "-2.1734")


def test_a_workbook_has_dates_numbers_and_a_head_that_stays(library, get, read):
    row = read("organisations.xlsx")[0]
    assert (row["number"], row["longitude"]) == (library.number, -2.1734)
    assert row["published_at"] == datetime.datetime(2024, 5, 6, 7, 8, 9)
    assert row["checked_on"] == datetime.datetime(2024, 6, 7)
    book = load_workbook(io.BytesIO(b"".join(get("organisations.xlsx").streaming_content)))
    assert (book["Entries"].freeze_panes, book["Entries"]["C2"].hyperlink) == ("A2", None)


FORMULAS = ("=1+1", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", " =1", "\uff1d1+1", "\uff0b1")


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_is_calculated_by_a_spreadsheet(read, get, text):
    OrganisationFactory(name="Plain", summary=text).tags.create(name=f"{text.strip()} tag")
    row = read("organisations.csv")[0]
    assert (row["summary"], row["tags"][:1]) == (f"'{text}", "'")
    cells = load_workbook(io.BytesIO(b"".join(get("organisations.xlsx").streaming_content)))["Entries"]["D2":"D2"]
    assert (cells[0][0].data_type, cells[0][0].value.strip()) == ("s", text.strip())
    assert read("organisations.json")[0]["summary"] == text


HOSTILE = 'A "b", <c> & \x07 \x1b[31m ﷽ \u202e \ufffe ]]> 😀'


def test_no_text_breaks_a_file(read):
    OrganisationFactory(name="Odd", summary=HOSTILE, body=f"{'😀' * 20_000} end")
    assert (read("organisations.csv")[0]["summary"], read("organisations.json")[0]["summary"]) == (HOSTILE, HOSTILE)
    row = read("organisations.xlsx")[0]
    # What XML cannot hold is a space.
    assert row["summary"] == HOSTILE.translate({0x07: " ", 0x1B: " ", 0xFFFE: " "})
    assert row["text"].endswith("😀…")
    assert len(row["text"].encode("utf-16-le")) <= 2 * 32_767


def test_a_code_in_a_text_stays_a_text(get):
    OrganisationFactory(summary="_x0041_")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(get("organisations.xlsx").streaming_content)))
    texts = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml")).itertext()
    assert "_x005F_x0041_" in list(texts)


def test_geojson_holds_what_a_map_can_show_and_counts_the_rest(library, get):
    for precision in ("country", ""):
        place = {"latitude": "40", "longitude": "-4"} if precision else {}
        OrganisationFactory(country="ES", coordinates_precision=precision, **place)
    held = json.loads(b"".join(get("organisations.geojson").streaming_content))
    (feature,) = held["features"]
    assert (held["type"], held["count"], held["left_out"]) == ("FeatureCollection", 3, 2)
    assert feature["geometry"] == {"type": "Point", "coordinates": [-2.1734, 41.3851]}
    assert (feature["type"], feature["id"]) == ("Feature", library.number)
    assert feature["properties"]["coordinates_precision"] == "address"


def test_licence_source_and_query_stand_inside(library, get):
    for extension in ("json", "geojson"):
        held = json.loads(b"".join(get(f"organisations.{extension}?country=ES&tag=gone").streaming_content))
        assert (held["title"], held["source"]) == ("Organisations in Spain", "DSI Directory")
        assert held["page"] == "http://127.0.0.1:8000/organisations?country=ES"
        assert held["licence"] == "https://creativecommons.org/licenses/by/4.0/"
        assert held["not_understood"] == ["Tag “gone”"]
    about = load_workbook(io.BytesIO(b"".join(get("organisations.xlsx").streaming_content)))["About"]
    told = {row[0]: row[1] for row in about.iter_rows(values_only=True)}
    assert told["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert {column.name for column in columns_of(kinds()[2])} <= told.keys()


def test_nothing_private_is_in_any_file(library, get):
    for extension in ("csv", "json", "geojson"):
        body = b"".join(get(f"organisations.{extension}").streaming_content)
        assert b"ana@example.org" not in body
        assert b"Secret" not in body


def test_every_column_is_described_once():
    for kind in kinds():
        columns = columns_of(kind)
        names = [column.name for column in columns]
        assert len(set(names)) == len(names) > 20
        assert all(str(column.meaning).endswith(".") and column.datatype_label for column in columns)

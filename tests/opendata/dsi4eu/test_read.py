import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opendata.dsi4eu.read import BrokenFile, read_organisations, read_projects
from opendata.dsi4eu.records import Term

LAMP = {"organisation_id": 7, "organisation_name": "Lamp Library"}


def written(path, content):
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


@pytest.fixture
def file(tmp_path):
    return tmp_path / "lamps.json"


def test_the_shape_of_the_tenth_of_march_is_read(file):
    record = LAMP | {"organisation_type": "For-profit business", "networkTags": ["Lamp Net"], "tags": ["light"]}
    [organisation] = read_organisations(written(file, [record]))
    assert organisation.type == Term(name="For-profit business")
    assert organisation.networks == (Term(name="Lamp Net"),)
    assert organisation.tags == (Term(name="light"),)


def test_the_shape_of_the_twenty_seventh_of_march_is_read(file):
    record = LAMP | {"organisation_type": {"id": 2, "name": "Shop"}, "networkTags": [{"id": "4", "name": "Lamp Net"}]}
    [organisation] = read_organisations(written(file, [record]))
    assert organisation.type == Term(2, "Shop")
    assert organisation.networks == (Term(4, "Lamp Net"),)


def test_projects_are_read(file):
    record = {
        "project_id": "9",
        "project_name": "Night walk",
        "focus": ["Open data"],
        "linked_organisation_ids": ["7", 8],
    }
    [project] = read_projects(written(file, [record]))
    assert (project.number, project.focus_areas, project.organisation_numbers) == (9, (Term(name="Open data"),), (7, 8))


def test_what_is_missing_or_null_is_empty(file):
    [project] = read_projects(written(file, [{"project_id": 9, "project_name": "Night walk", "start_date": None}]))
    assert (project.start_date, project.technologies, project.latitude) == ("", (), "")


def test_the_number_zero_is_no_type(file):
    [organisation] = read_organisations(written(file, [LAMP | {"organisation_type": {"id": 0, "name": ""}}]))
    assert organisation.type == Term()


def test_a_record_is_kept_as_it_came_where_the_database_can(file):
    text = (
        r'[{"organisation_id": 7, "organisation_name": "L", "more": ["\ud83d\ude00", "\ud83d", "\u0000", 1e999, 1.5]}]'
    )
    [organisation] = read_organisations(written(file, text.encode()))
    assert organisation.as_given["more"] == ["😀", "\ufffd", "\ufffd", "inf", 1.5]


def test_a_byte_order_mark_does_no_harm(file):
    assert read_organisations(written(file, b"\xef\xbb\xbf[]")) == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "lamps.json, line 1, column 1: this is not JSON (Expecting value)."),
        (b'[\n{"a": 1, "b', "lamps.json, line 2, column 10: this is not JSON"),
        (b'[\n "\xff"]', "lamps.json, line 2, byte 3: this is not UTF-8."),
        (b'[{"a": "NaN",\n "b": NaN}]', "lamps.json, line 2, column 7: NaN and Infinity are not JSON."),
        (b"[" * 100_000, "lamps.json, line 1, column 21: the values are nested too deeply."),
        (b"{}", "lamps.json, line 1: the file is not a list of entries."),
        ([LAMP, 1], "lamps.json, record 2: it is a number, not an entry."),
        ([{"name": "Lamp"}], "lamps.json, record 1: it has no “organisation_id”."),
        ([LAMP | {"organisation_id": True}], "no number of an entry as “organisation_id”."),
        ([LAMP | {"organisation_id": -1}], "no number of an entry as “organisation_id”."),
        (b'[{"organisation_id": ' + b"9" * 5000 + b"}]", "no number of an entry as “organisation_id”."),
        ([LAMP | {"organisation_name": " \u200b"}], "lamps.json, record 1: it has no “organisation_name”."),
        ([LAMP, LAMP], "lamps.json, record 2: its number 7 is already that of record 1."),
        ([LAMP | {"tags": {"light": 1}}], "it holds an object instead of a list as “tags”."),
        ([LAMP | {"tags": [["light"]]}], "it holds a list within “tags”."),
        ([LAMP | {"website": ["x"]}], "it holds a list as “website”."),
        (
            [{"project_id": 9}],
            "record 1: it is of the kind project, not organisation; perhaps the two files were swapped.",
        ),
        (
            b'[{"a": ' + b"[" * 30 + b"]" * 30 + b', "organisation_id": 7, "organisation_name": "L"}]',
            "it is nested too deeply.",
        ),
        ([LAMP | {"linked_project_ids": ["x"]}], "no number of an entry as “linked_project_ids”."),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence(file, content, sentence):
    with pytest.raises(BrokenFile) as refusal:
        read_organisations(written(file, content))
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_missing_file_is_refused_in_one_sentence(file):
    with pytest.raises(BrokenFile, match=r"^lamps\.json: the file cannot be read \(No such file or directory\)\.$"):
        read_organisations(file)


def test_a_huge_file_is_refused_before_it_is_read(file, monkeypatch):
    monkeypatch.setattr("opendata.dsi4eu.read.LARGEST_FILE", 10)
    with pytest.raises(BrokenFile, match=r"larger than 10 bytes\.$"):
        read_organisations(written(file, [LAMP]))


@given(st.binary())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_raise_anything_but_a_broken_file(tmp_path, content):
    try:
        entries = read_projects(written(tmp_path / "any.json", content))
    except BrokenFile:
        return
    assert isinstance(entries, list)

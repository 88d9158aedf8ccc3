import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opendata.dsi4eu import records
from opendata.dsi4eu.clean import clean_organisation, clean_project
from opendata.dsi4eu.records import RawOrganisation, RawProject, Term, UnknownShape

KEYS = [
    *("organisation_id", "organisation_name", "project_id", "project_name", "website", "short_description"),
    *("long_description", "social_impact", "country", "region", "latitude", "longitude", "address"),
    *("organisation_type", "organisation_size", "startDate", "start_date", "end_date", "linked_project_ids"),
    *("linked_organisation_ids", "tags", "networkTags", "who_we_help_tags", "support_tags", "focus", "technology"),
    *("created", "creation_date"),
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.fixed_dictionaries({"id": inner, "name": inner}),
    max_leaves=4,
)
RECORDS = st.dictionaries(st.sampled_from(KEYS), VALUES) | VALUES


def test_an_organisation_is_cleaned():
    raw = RawOrganisation(
        number=7,
        name=" Lamp\u00a0&amp; Light\x00 ",
        website="WWW.LAMP.EXAMPLE",
        type=Term(1),
        size="43014",
        start_date="1999-01-01",
        created="2017-02-03",
        project_numbers=(9, 8, 9),
        networks=(Term(4, "Lamp Net"),),
    )
    cleaned = clean_organisation(raw)
    assert (cleaned.number, cleaned.name, cleaned.website) == (7, "Lamp & Light", "https://www.lamp.example")
    assert (cleaned.type, cleaned.size, cleaned.founded) == ("non-profit", "6-10", "1999")
    assert (cleaned.linked_numbers, cleaned.created_on) == ((8, 9), date(2017, 2, 3))
    assert cleaned.networks == ((4, "Lamp Net"),)


def test_a_project_is_cleaned():
    raw = RawProject(
        number=9,
        name="NIGHT WALK",
        long_description="<p>Walks</p>",
        country="EU",
        start_date="2016-05-02",
        focus_areas=(Term(8, "Open data"),),
        areas_of_impact=(Term(name="night"), Term(name="Science")),
        technologies=(Term(name="Night"), Term(72)),
        helps=(Term(name="walkers"),),
    )
    cleaned = clean_project(raw)
    assert (cleaned.name, cleaned.texts.summary, cleaned.place.scope) == ("NIGHT WALK", "Walks", "europe")
    assert (cleaned.started, cleaned.ended) == ("2016-05-02", "")
    assert (cleaned.focus_areas, cleaned.areas_of_impact, cleaned.technologies) == (
        ("open-data",),
        ("science",),
        ("big-data",),
    )
    assert (cleaned.tags, cleaned.helps) == (("night",), ("walkers",))


def test_a_suspect_is_kept_and_flagged():
    cleaned = clean_project(RawProject(number=9, name="Online casino bonus"))
    assert cleaned.is_suspect
    assert [(note.field, note.action) for note in cleaned.notes] == [("state", "flagged")]


def test_an_entry_in_order_needs_no_note():
    cleaned = clean_organisation(RawOrganisation(number=7, name="Lamp Library", short_description="We lend lamps."))
    assert cleaned.notes == ()
    assert not cleaned.is_suspect


def test_a_long_name_is_cut_with_a_note():
    cleaned = clean_project(RawProject(number=9, name="Lamp " * 80))
    assert len(cleaned.name) <= 255
    assert cleaned.notes[0].reason == "The name was cut at 255 characters."


@given(RECORDS)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_record_raises_anything_but_an_unknown_shape(record):
    for read, clean in ((records.organisation, clean_organisation), (records.project, clean_project)):
        named = {"organisation_id": 1, "organisation_name": "Lamp", "project_id": "1", "project_name": "Lamp"}
        try:
            cleaned = clean(read(named | record if isinstance(record, dict) else record))
        except UnknownShape:
            continue
        json.dumps([cleaned.name, cleaned.texts.body], ensure_ascii=False).encode("utf-8")

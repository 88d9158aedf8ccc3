from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.dsi4eu.notes import Notes
from opendata.dsi4eu.places import country_and_scope, locality, place


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("United Kingdom", "GB"),
        ("UK", "GB"),
        ("United Kingdom of Great Britain and Northern Ireland", "GB"),
        ("Neatherlands", "NL"),
        ("Korea, Republic of", "KR"),
        ("Republic of Korea", "KR"),
        ("South Korea", "KR"),
        ("Democratic People's Republic of Korea", "KP"),
        ("Macedonia, the former Yugoslav Republic of", "MK"),
        ("The former Yugoslav Republic of Macedonia", "MK"),
        ("Moldova, Republic of", "MD"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Venezuela, Bolivarian Republic of", "VE"),
        ("Russian Federation", "RU"),
        ("United States of America", "US"),
        ("Czech Republic", "CZ"),
        ("Turkey", "TR"),
        ("Reunion", "RE"),
        ("Cote d'Ivoire", "CI"),
        ("Côte D'Ivoire", "CI"),
        ("Kosovo (Republic of)", "XK"),
        ("Hong Kong (SAR)", "HK"),
        ("serbia", "RS"),
        ("FR", "FR"),
    ],
)
def test_every_spelling_of_a_country_is_known(given, code):
    assert country_and_scope(given, Notes()) == (code, "")


@pytest.mark.parametrize(
    ("given", "scope"), [("EU", "europe"), ("Europe", "europe"), ("Worldwide", "worldwide"), ("-", ""), ("", "")]
)
def test_an_area_of_work_is_no_country(given, scope):
    assert country_and_scope(given, Notes()) == ("", scope)


def test_an_unknown_country_is_flagged():
    notes = Notes()
    assert country_and_scope("Atlantis", notes) == ("", "")
    assert [(note.action, note.before) for note in notes.written] == [("flagged", "Atlantis")]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("LEVALLOIS PERRET", "Levallois Perret"),
        ("SEvilla", "Sevilla"),
        ("gent", "Gent"),
        ("newcastle upon tyne", "Newcastle upon Tyne"),
        ("king's lynn", "King's Lynn"),
        ("NY", "NY"),
        ("50678 Köln", "Köln"),
        ("75018", ""),
        ("test", ""),
        ("Bangor,", "Bangor"),
        ("Praha 7", "Praha 7"),
        ("東京", "東京"),
    ],
)
def test_a_city_is_tidied_and_never_invented(given, kept):
    assert locality(given, "", Notes()) == kept


def test_a_city_loses_its_own_country_only():
    assert locality("Galway, Ireland", "IE", Notes()) == "Galway"
    assert locality("Galway, Ireland", "FR", Notes()) == "Galway, Ireland"


def test_a_long_city_is_cut_with_a_note():
    notes = Notes()
    assert len(locality("Lampton " * 40, "", notes)) <= 120
    assert notes.written[0].action == "flagged"


@given(st.text())
def test_tidying_a_city_again_changes_nothing(text):
    tidied = locality(text, "", Notes())
    assert locality(tidied, "", Notes()) == tidied


def test_coordinates_are_those_of_the_city():
    found = place("Spain", "Madrid", "40.41670474", "-3.7", Notes())
    assert (found.latitude, found.longitude) == (Decimal("40.4167047"), Decimal("-3.7"))
    assert found.coordinates_precision == "locality"


@pytest.mark.parametrize(
    ("latitude", "longitude", "reason"),
    [
        ("0", "0.0", "The original wrote zero coordinates for “unknown”."),
        ("40.4", "", "One coordinate is missing or out of range."),
        ("91", "0", "One coordinate is missing or out of range."),
        ("nan", "inf", "One coordinate is missing or out of range."),
        ("-0.2", "-78.5", "The coordinates lie outside the country."),
    ],
)
def test_coordinates_that_cannot_be_right_are_dropped(latitude, longitude, reason):
    notes = Notes()
    found = place("Spain", "", latitude, longitude, notes)
    assert (found.latitude, found.longitude, found.coordinates_precision) == (None, None, "")
    assert [note.reason for note in notes.written] == [reason]


def test_coordinates_on_the_equator_or_without_a_country_are_believed():
    assert place("", "", "0", "-78.5", Notes()).longitude == Decimal("-78.5")
    assert place("United Kingdom", "", "51.47", "0", Notes()).latitude == Decimal("51.47")

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.dsi4eu.dates import day, partial_date, period
from opendata.dsi4eu.notes import Notes


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2014-05-17", "2014-05-17"),
        ("17/05/2014", "2014-05-17"),
        ("2014-05-17T10:00:00Z", "2014-05-17"),
        ("2014-01-01", "2014"),
        ("2014-5", "2014-05"),
        ("1088", "1088"),
        ("1970-01-01", ""),
        ("0000-00-00", ""),
        ("", ""),
        ("2014-02-30", ""),
        ("13/13/2014", ""),
        ("2014-00-05", ""),
        ("0999", ""),
        ("last year", ""),
        ("٢٠١٤", ""),
    ],
)
def test_a_date_has_the_precision_that_is_known(given, kept):
    assert partial_date(given, Notes()) == kept


@given(st.one_of(st.text(), st.dates().map(str)))
def test_cleaning_a_date_again_changes_nothing(text):
    cleaned = partial_date(text, Notes())
    assert partial_date(cleaned, Notes()) == cleaned


def test_an_end_before_the_start_is_dropped():
    notes = Notes()
    assert period("2016-05-01", "2016-04-30", notes) == ("2016-05-01", "")
    assert [note.reason for note in notes.written] == ["The end was before the start."]


def test_an_end_within_the_year_of_the_start_stays():
    assert period("2016-05-02", "2016-01-01", Notes()) == ("2016-05-02", "2016")
    assert period("2016-01-01", "2016-03-04", Notes()) == ("2016", "2016-03-04")


def test_an_end_far_away_is_kept_and_flagged():
    notes = Notes()
    assert period("", "2060-02-07", notes) == ("", "2060-02-07")
    assert [(note.field, note.action) for note in notes.written] == [("ended", "flagged")]


@pytest.mark.parametrize(
    ("given", "kept"),
    [("2017-02-03", date(2017, 2, 3)), ("1970-01-01", None), ("", None), ("2017-02", None), ("soon", None)],
)
def test_the_day_of_an_entry_is_a_day_or_nothing(given, kept):
    assert day(given, Notes()) == kept

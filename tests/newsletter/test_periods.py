"""Digests are due in the mornings, by the calendar of the site's time zone."""

import datetime

import pytest

from newsletter.periods import begun


@pytest.mark.parametrize(
    ("now", "day", "week", "month"),
    [
        ("2026-11-25T12:00+01:00", "2026-11-25T06:00+01:00", "2026-11-23T06:00+01:00", "2026-11-01T06:00+01:00"),
        ("2026-11-25T05:59+01:00", "2026-11-24T06:00+01:00", "2026-11-23T06:00+01:00", "2026-11-01T06:00+01:00"),
        ("2026-06-01T03:59Z", "2026-05-31T06:00+02:00", "2026-05-25T06:00+02:00", "2026-05-01T06:00+02:00"),
        # The first morning of winter time.
        ("2026-10-25T05:00Z", "2026-10-25T06:00+01:00", "2026-10-19T06:00+02:00", "2026-10-01T06:00+02:00"),
    ],
)
def test_a_day_a_week_and_a_month_begin_in_the_morning(now, day, week, month):
    found = begun(datetime.datetime.fromisoformat(now))
    expected = (datetime.datetime.fromisoformat(moment) for moment in (day, week, month))
    assert [found[every] for every in ("day", "week", "month")] == list(expected)

"""Dates as ISO 8601 with the precision that is known: "2014", "2014-05" or "2014-05-17"."""

import re
from datetime import date

from opendata.dsi4eu.characters import one_line
from opendata.dsi4eu.notes import Notes

UNKNOWN = "1970-01-01"
EARLIEST_YEAR = 1000
FAR_FUTURE = 2035

YEAR_FIRST = re.compile(r"^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ].*)?)?)?$", re.ASCII)
DAY_FIRST = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$", re.ASCII)


def partial_date(text: str, notes: Notes) -> str:
    """The date to the year, month or day; "" for none, for the original's "unknown" and for impossible ones."""
    given = one_line(text)
    if not given:
        return ""
    if given.startswith((UNKNOWN, "0000")) or given in ("01/01/1970", "00/00/0000"):
        notes.cleaned("The original wrote this date for “unknown”.", text)
        return ""
    year, month, day = _numbers(given)
    if not _exists(year, month, day):
        notes.dropped("This is no date.", text)
        return ""
    if (month, day) == (1, 1):
        notes.cleaned("The first of January stands for a year of which no day is known.", text, year)
        return f"{year}"
    cleaned = "-".join([f"{year}", *(f"{number:02}" for number in (month, day) if number)])
    if cleaned != text:
        notes.cleaned("The date was written the ISO way.", text, cleaned)
    return cleaned


def _numbers(text: str) -> tuple[int, int, int]:
    """Year, month and day, 0 for each that is not given; three zeros where this is no date."""
    if match := YEAR_FIRST.match(text):
        return int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if match := DAY_FIRST.match(text):
        return int(match[3]), int(match[2]), int(match[1])
    return 0, 0, 0


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return year >= EARLIEST_YEAR and bool(month or not day)


def period(start: str, end: str, notes: Notes) -> tuple[str, str]:
    """Two partial dates as start and end; an end that can only be before the start is dropped."""
    started, ended = partial_date(start, notes.on("started")), partial_date(end, notes.on("ended"))
    if ended and ended[: len(started)] < started[: len(ended)]:
        notes.on("ended").dropped("The end was before the start.", f"{started} to {ended}")
        return started, ""
    if ended and int(ended[:4]) > FAR_FUTURE:
        notes.on("ended").flagged(f"The end is after {FAR_FUTURE}.", ended, ended)
    return started, ended


def day(text: str, notes: Notes) -> date | None:
    """The day on which the original held that it got the entry; None where unknown."""
    given = one_line(text)[:10]
    if not given:
        return None
    if given == UNKNOWN:
        notes.cleaned("The original wrote this date for “unknown”.", text)
        return None
    numbers = _numbers(given)
    if not all(numbers) or not _exists(*numbers):
        notes.dropped("This is no date.", text)
        return None
    return date(*numbers)

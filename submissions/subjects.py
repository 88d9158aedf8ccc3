"""What submissions are about, in a few words: new entries, or entries of the directory."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django_countries import countries

from submissions.entries import KINDS
from submissions.models import Submission


class Subject(NamedTuple):
    name: str
    country: str = ""


def title_of(submission: Submission) -> str:
    return subjects_of([submission])[submission.pk].name


def subjects_of(submissions: Iterable[Submission]) -> dict[int, Subject]:
    """By the number of a submission, what it is about: one query for each kind of entry."""
    submissions = list(submissions)
    entries = entries_about(submissions)
    return {one.pk: entries.get((one.entry_kind, one.entry_number)) or new_in(one) for one in submissions}


def entries_about(submissions: list[Submission]) -> dict[tuple[str, int], Subject]:
    numbers = defaultdict(set)
    for submission in submissions:
        if submission.entry_kind in KINDS:
            numbers[submission.entry_kind].add(submission.entry_number)
    return {
        (kind, entry.pk): Subject(entry.name, country_name(getattr(entry, "country", "")))
        for kind, pks in numbers.items()
        for entry in KINDS[kind].objects.filter(pk__in=pks)
    }


def new_in(submission: Submission) -> Subject:
    codes = [submission.answer(part, "country") for part in submission.parts]
    return Subject(submission.title, country_name(next(filter(None, codes), "")))


def country_name(code) -> str:
    return str(countries.name(str(code))) if code else ""

"""Entries in batches, so that a list of any length takes the same memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.db.models import QuerySet

from core.models import Entry

AT_ONCE = 500


def in_batches(entries: QuerySet, *fields: str) -> Iterator[dict[int, dict]]:
    """The fields of all entries, in the order given: a dictionary by number for each batch.

    Which entries and in which order is settled at the beginning; one that is hidden meanwhile is left out.
    """
    numbers = list(entries.values_list("number", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        batch = numbers[start : start + AT_ONCE]
        rows = entries.filter(number__in=batch).order_by().values("number", *fields)
        found = {row["number"]: row for row in rows}
        yield {number: found[number] for number in batch if number in found}


def keys_by_entry(model: type[Entry], field: str, numbers: Iterable[int]) -> dict[int, list[int]]:
    """The keys of the terms that entries hold in a field, by their numbers."""
    relation = model._meta.get_field(field)
    entry, term = relation.m2m_column_name(), relation.m2m_reverse_name()
    return grouped(relation.remote_field.through.objects.filter(**{f"{entry}__in": numbers}).values_list(entry, term))


def grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
    return found


def degrees(value: Decimal | None) -> float | int | str:
    """A coordinate as the original wrote it: "" where unknown, and a whole number without a point."""
    if value is None:
        return ""
    return int(value) if value == int(value) else float(value)


def whole_day(partial: str) -> str:
    """A partial date as the original wrote it, which knew days only: "2012" gives "2012-01-01"."""
    return f"{partial}{'-01-01'[len(partial) - 10 :]}" if partial and len(partial) < 10 else partial

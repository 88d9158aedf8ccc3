"""Reads entries for a download, some at a time, each batch as it is public at its moment."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, Func, IntegerField, Value

from core.models import is_published
from opendata.downloads.columns import Around, Column
from search.kinds import Kind
from search.models import Document

# Entries that are read at once.
BATCH = 1000

# The values by the names of their columns, in the columns' order; None where nothing is known.
Row = dict[str, Any]
# Of each column: its name, where its value stands, and what is made of that.
Plan = list[tuple[str, str, Callable[[Any], Any] | None]]


def batches(kind: Kind, documents: Sequence[int], columns: Sequence[Column]) -> Iterator[list[Row]]:
    """The entries behind these documents of one kind, in their order; one that has gone meanwhile is left out."""
    for start in range(0, len(documents), BATCH):
        yield batch(kind, documents[start : start + BATCH], columns)


def batch(kind: Kind, documents: Sequence[int], columns: Sequence[Column]) -> list[Row]:
    """One query for the documents, one for the entries, and one for each sort of rows around them."""
    found = {
        document: (number, path)
        for document, number, path in Document.objects.filter(any_of("id", documents)).values_list(
            "id", "number", "path"
        )
    }
    numbers = [number for number, _ in found.values()]
    fields = [column.reads for column in columns if not column.is_list and column.reads != "path"]
    read = kind.model.objects.published().filter(any_of("pk", numbers)).order_by().values("pk", *fields)
    entries = {values["pk"]: values for values in read}
    for number, lists in _around(numbers, columns).items():
        if number in entries:
            entries[number] |= lists
    shown = (found[document] for document in documents if document in found)
    nothing = {_key(column): [] for column in columns if column.is_list}
    plan = [(column.name, _key(column), column.made) for column in columns]
    return [_row(nothing | entries[number] | {"path": path}, plan) for number, path in shown if number in entries]


def any_of(field: str, numbers: Sequence[int]) -> Func:
    """Whether a field is one of these numbers: they are one parameter, where `__in` works on one for each."""
    array = Value(list(numbers), output_field=ArrayField(IntegerField()))
    return Func(F(field), array, template="%(expressions)s)", arg_joiner=" = ANY(", output_field=BooleanField())


def _around(numbers: Sequence[int], columns: Sequence[Column]) -> dict[int, dict[str, list]]:
    """The lists of entries, by the names of the columns."""
    grouped: dict[Around, list[Column]] = defaultdict(list)
    for column in columns:
        if column.around:
            grouped[column.around].append(column)
    lists: dict[int, dict[str, list]] = defaultdict(dict)
    for around, held in grouped.items():
        rows = around.model.objects.filter(any_of(around.entry, numbers)).order_by()
        if around.other:
            rows = rows.filter(is_published(f"{around.other}__"))
        gathered = {_key(column): ArrayAgg(column.reads, order_by=around.order) for column in held}
        for values in rows.values(around.entry).annotate(**gathered):
            lists[values.pop(around.entry)] |= values
    return lists


def _key(column: Column) -> str:
    """Under which a value stands among what was read: lists apart from the fields of any model."""
    return f"listed_{column.name}" if column.is_list else column.reads


def _row(values: dict[str, Any], plan: Plan) -> Row:
    row = {}
    for name, key, made in plan:
        value = values[key]
        row[name] = None if value is None or value == "" else made(value) if made else value
    return row

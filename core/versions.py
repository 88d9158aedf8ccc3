"""What an entry and its rows (names, links, parts in projects) were at an earlier time, read from their histories."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby

from django.contrib.admin.utils import display_for_field
from django.db.models import ForeignKey, Model, QuerySet, URLField
from django.db.models.signals import post_save
from django.utils.text import capfirst
from simple_history.template_utils import ObjDiffDisplay

NOTHING = "nothing"


class Differences(ObjDiffDisplay):
    """Two texts with what they share left out, so that the difference can be read."""

    def shortened_str(self, prefix, num_skipped_chars, suffix):
        return f"{prefix} … {suffix}"


SHORT = Differences(max_length=240, min_begin_len=0, min_common_len=30)


def record(obj: Model, by, reason: str | None = None, created: bool = False) -> None:
    """Has django-simple-history write down the stored state, many-to-many values included."""
    obj._history_user = by
    obj._change_reason = reason or getattr(obj, "_change_reason", None)
    # The signal that it listens to; its own way of writing a record leaves many-to-many values out.
    post_save.send(sender=type(obj), instance=obj, created=created, raw=False, using=obj._state.db, update_fields=None)


@contextmanager
def one_version(obj: Model, by, reason: str) -> Iterator[None]:
    """All that is saved of it meanwhile, its relations too, is one version in its history."""
    is_new = obj._state.adding
    obj.skip_history_when_saving = True
    try:
        yield
    finally:
        del obj.skip_history_when_saving
    record(obj, by, reason, created=is_new)


def key_of(record) -> int:
    """The primary key of what the record is a version of."""
    return getattr(record, record.instance_type._meta.pk.attname)


def relations_of(record) -> dict[str, list[int]]:
    """The many-to-many values of a version: by field, the keys of what still exists."""
    found = {}
    for relation in record._history_m2m_fields:
        keys = getattr(record, relation.name).values(f"{relation.m2m_reverse_field_name()}_id")
        existing = relation.related_model._base_manager.filter(pk__in=keys)
        found[relation.name] = list(existing.values_list("pk", flat=True))
    return found


def has_gone(model: type[Model], number: int) -> bool:
    """Whether an entry that anybody could see at any time has been deleted since."""
    decisive = ("state", "published_at", "merged_into_id")
    history = model.history.filter(number=number).order_by("history_date", "history_id")
    records = list(history.values("history_type", "history_date", *decisive))
    if not records or records[-1]["history_type"] != "-":
        return False
    # Each was true until the next one; the record of the deletion says what was deleted.
    ends = [record["history_date"] for record in (*records[1:], records[-1])]
    was_public = any(
        model(**{name: record[name] for name in decisive}).is_published_at(end)
        for record, end in zip(records, ends, strict=True)
    )
    return was_public and not model._base_manager.filter(number=number).exists()


def lost_targets(instance: Model) -> list[ForeignKey]:
    """The foreign keys of the instance that point at what no longer exists."""
    keys = [field for field in instance._meta.fields if isinstance(field, ForeignKey)]
    set_keys = [(field, value) for field in keys if (value := getattr(instance, field.attname)) is not None]
    return [field for field, value in set_keys if not field.related_model._base_manager.filter(pk=value).exists()]


def rows_before(model: type[Model], link: str, entry_key: int, moment: datetime.datetime) -> tuple[dict, set]:
    """The rows that belonged to the entry just before the moment, by key, and the keys of those it got only later.

    Rows on which the histories are silent, as they were loaded without one, are in neither.
    """
    had, later = {}, set()
    histories = model.history.filter(**{link: entry_key}).order_by(model._meta.pk.attname, "history_date", "history_id")
    for key, group in groupby(histories, key=key_of):
        records = list(group)
        before = [record for record in records if record.history_date < moment]
        # A row whose first record is its deletion was there all the time before.
        last = before[-1] if before else records[0]
        if last.history_type == ("-" if before else "+"):
            later.add(key)
        elif before or last.history_type == "-":
            had[key] = last.instance
    return had, later


def with_related(records: QuerySet) -> QuerySet:
    """The records with all that `changes` compares, in a constant number of queries."""
    history = records.model
    for relation in history._history_m2m_fields:
        back = getattr(history, relation.name).model._meta.get_field("history").remote_field.get_accessor_name()
        records = records.prefetch_related(f"{back}__{relation.m2m_reverse_field_name()}")
    foreign = [field.name for field in history.tracked_fields if field.many_to_one]
    return records.select_related("history_user", *foreign)


def changes(record, previous) -> list[tuple[str, str, str]]:
    """What a version changed: label, value before, value after, for each field an editor can change."""
    before, after = values_of(previous), values_of(record)
    return [
        (label, *SHORT.common_shorten_repr(before[label], after[label]))
        for label in after
        if before[label] != after[label]
    ]


def values_of(record) -> dict[str, str]:
    """The values of a version in words, by label."""
    fields = [field for field in record.tracked_fields if field.editable]
    values = {capfirst(field.verbose_name): in_words(record, field) for field in fields}
    for relation in getattr(record, "_history_m2m_fields", ()):
        model = getattr(type(record), relation.name).model
        rows = getattr(record, model._meta.get_field("history").remote_field.get_accessor_name()).all()
        targets = [getattr(row, relation.m2m_reverse_field_name()) for row in rows]
        values[capfirst(relation.verbose_name)] = (
            ", ".join(sorted(str(target or "(deleted)") for target in targets)) or NOTHING
        )
    return values


def in_words(record, field) -> str:
    if isinstance(field, ForeignKey):
        target = getattr(record, field.name)
        return str(target) if target else "(deleted)" if getattr(record, field.attname) else NOTHING
    value = getattr(record, field.attname)
    # Django would make web addresses links.
    return value or NOTHING if isinstance(field, URLField) else str(display_for_field(value, field, NOTHING)) or NOTHING


def row_in_words(record, link: str) -> str:
    """A row's version in words: "Former name · Seoul Innovation Bureau"."""
    fields = [
        field for field in record.tracked_fields if field.editable and field.name != link and not field.primary_key
    ]
    return " · ".join(words for field in fields if (words := in_words(record, field)) != NOTHING)

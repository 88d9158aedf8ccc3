"""Writes merged entries in bulk, with their history."""

from collections.abc import Iterable, Sequence

from django.db.models import ManyToManyField
from django.utils import timezone

from core.models import Entry
from opendata.dsi4eu.merge import Merge
from opendata.dsi4eu.participations import Participations
from opendata.dsi4eu.values import columns
from opendata.models import ImportedRecord
from projects.models import Participation

REASON = "Import of the DSI4EU open data"
AT_ONCE = 200


def write_entries(model: type[Entry], merges: Iterable[Merge]) -> None:
    """Creates the new entries, updates the changed ones, and remembers for all what was read and written."""
    merges = list(merges)
    new = [merge for merge in merges if merge.is_new]
    changed = [merge for merge in merges if merge.changes and not merge.is_new]
    model.objects.bulk_create([merge.entry for merge in new], batch_size=AT_ONCE)
    _update(model, changed)
    for relation in model._meta.many_to_many:
        if relation.remote_field.through._meta.auto_created:
            _write_terms(relation, [merge for merge in (*new, *changed) if relation.name in merge.changes])
    for group, is_update in ((new, False), (changed, True)):
        _remember_in_history(model, [merge.entry for merge in group], is_update)
    _write_records(merges)


def _update(model: type[Entry], changed: Sequence[Merge]) -> None:
    names = {column for merge in changed for name in merge.changes for column in columns(name)}
    names &= {column.name for column in model._meta.concrete_fields}
    for merge in changed:
        names |= merge.entry.derive()
        merge.entry.changed_at = timezone.now()
    if changed:
        model.objects.bulk_update([merge.entry for merge in changed], {*names, "changed_at"}, batch_size=AT_ONCE)


def _write_terms(relation: ManyToManyField, merges: Sequence[Merge]) -> None:
    through = relation.remote_field.through
    entry, term = relation.m2m_column_name(), relation.m2m_reverse_name()
    through.objects.filter(**{f"{entry}__in": [merge.entry.pk for merge in merges]}).delete()
    rows = [
        through(**{entry: merge.entry.pk, term: key}) for merge in merges for key in sorted(merge.keys[relation.name])
    ]
    through.objects.bulk_create(rows, batch_size=10 * AT_ONCE)


def _remember_in_history(model: type[Entry], entries: Sequence[Entry], is_update: bool) -> None:
    made = model.history.bulk_history_create(
        entries, batch_size=AT_ONCE, update=is_update, default_change_reason=REASON
    )
    history_of = {getattr(record, model._meta.pk.attname): record for record in made}
    # The bulk functions of django-simple-history leave out many-to-many values.
    for relation in model.history.model._history_m2m_fields:
        past = getattr(model.history.model, relation.name).model
        entry = relation.m2m_column_name()
        rows = relation.remote_field.through.objects.filter(**{f"{entry}__in": history_of}).values()
        past.objects.bulk_create([past(history=history_of[row[entry]], **row) for row in rows], batch_size=10 * AT_ONCE)


def _write_records(merges: Iterable[Merge]) -> None:
    new, changed = [], []
    for merge in merges:
        record = merge.record
        if record.pk is None:
            new.append(record)
        elif (record.raw, record.written) != (merge.raw, merge.written):
            changed.append(record)
        record.raw, record.written, record.imported_at = merge.raw, merge.written, timezone.now()
    ImportedRecord.objects.bulk_create(new, batch_size=AT_ONCE)
    ImportedRecord.objects.bulk_update(changed, ("raw", "written", "imported_at"), batch_size=AT_ONCE)


def write_participations(planned: Participations) -> None:
    Participation.objects.bulk_create(planned.added, batch_size=10 * AT_ONCE)
    Participation.history.bulk_history_create(planned.added, batch_size=10 * AT_ONCE, default_change_reason=REASON)
    for participation in planned.removed:
        # Read by django-simple-history when the participation is deleted.
        participation._change_reason = REASON
        participation.delete()

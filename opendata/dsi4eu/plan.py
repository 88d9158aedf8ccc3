"""Decides for each entry of a file whether it is created, brought up to date or left alone."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from core.licences import Licence
from core.models import Entry, State
from opendata.dsi4eu.batch import Batch
from opendata.dsi4eu.clean import CleanEntry
from opendata.dsi4eu.doubles import double_names
from opendata.dsi4eu.merge import Merge
from opendata.dsi4eu.notes import Note
from opendata.dsi4eu.report import Report
from opendata.models import ImportedRecord

SOURCE = "dsi4eu"
# The last export is of this day, so all of its entries were there by then.
EXPORT_DAY = date(2017, 3, 27)
# From here on, numbers are given to entries that are made on this site.
FIRST_OWN_NUMBER = 200_001


class Plan:
    """What becomes of the entries of one file; `merges` are those not skipped, by number."""

    def __init__(self, batch: Batch, report: Report):
        self.batch = batch
        self.report = report
        self.records = {
            record.number: record for record in ImportedRecord.objects.filter(source=SOURCE, kind=batch.kind)
        }
        self.merges: dict[int, Merge] = {}

    def make(self, vocabularies: Mapping, today: date) -> None:
        found = self.batch.model.objects.filter(number__in=self.batch.numbers)
        entries = {entry.number: entry for entry in found.select_for_update(of=("self",)).order_by("number")}
        keys = self._present_keys()
        self._count()
        for clean in self.batch.clean:
            self._note(clean.number, clean.name, *clean.notes)
            entry, record = entries.get(clean.number), self.records.get(clean.number)
            if reason := _reason_to_skip(clean, entry, record):
                self.report.happened(self.batch.kind, clean.number, clean.name, "skipped", reason)
                continue
            merge = Merge(
                entry=entry or _new_entry(self.batch.model, clean),
                record=record or ImportedRecord(source=SOURCE, kind=self.batch.kind, number=clean.number),
                clean=clean,
                raw=self.batch.raw[clean.number],
                report=self.report,
                is_new=entry is None,
                keys={name: found.get(clean.number, set()) for name, found in keys.items()},
            )
            merge.take(self.batch.values(clean, today), vocabularies)
            self.merges[clean.number] = merge

    def _present_keys(self) -> dict[str, dict[int, set[int]]]:
        """By many-to-many field and number, the keys of the terms that the entries have."""
        keys = {}
        for relation in self.batch.model._meta.many_to_many:
            if relation.remote_field.through._meta.auto_created:
                keys[relation.name] = found = {}
                entry, term = relation.m2m_column_name(), relation.m2m_reverse_name()
                rows = relation.remote_field.through.objects.filter(**{f"{entry}__in": self.batch.numbers})
                for number, key in rows.values_list(entry, term):
                    found.setdefault(number, set()).add(key)
        return keys

    def _count(self) -> None:
        counts = self.report.counts[self.batch.kind]
        counts["read"] = len(self.batch.clean)
        counts["missing"] = len(self.records.keys() - self.batch.numbers)
        names = {clean.number: clean.name for clean in self.batch.clean}
        for group in double_names(self.batch.clean):
            for number in group:
                others = ", ".join(str(other) for other in group if other != number)
                note = Note("name", "flagged", "Other entries have the same name, or nearly.", names[number], others)
                self._note(number, names[number], note)

    def _note(self, number: int, name: str, *notes: Note) -> None:
        for note in notes:
            self.report.noted(self.batch.kind, number, name, note)

    def tell_outcomes(self) -> None:
        for number, merge in self.merges.items():
            reason = " ".join(merge.clean.suspicions) if merge.is_new else ""
            self.report.happened(self.batch.kind, number, merge.clean.name, merge.outcome, reason)
            self.report.counts[self.batch.kind]["pending"] += merge.is_new and merge.clean.is_suspect
            if not merge.is_new:
                for name, (before, after) in merge.changes.items():
                    merge.note(name, "updated", "The file has a new value.", before, after)


def _reason_to_skip(clean: CleanEntry, entry: Entry | None, record: ImportedRecord | None) -> str:
    if entry is None and record is not None:
        return "The entry was deleted here, and left so."
    if entry is not None and record is None:
        return f"Another entry has this number: “{entry.name}”."
    if entry is None and clean.number >= FIRST_OWN_NUMBER:
        return f"Numbers from {FIRST_OWN_NUMBER:,} on are given to entries that are made on this site."
    return ""


def _new_entry(model: type[Entry], clean: CleanEntry) -> Entry:
    begun_at = datetime.combine(clean.created_on or EXPORT_DAY, time(12), UTC)
    return model(
        number=clean.number,
        state=State.PENDING if clean.is_suspect else State.PUBLISHED,
        published_at=begun_at,
        created_at=begun_at,
        text_source="DSI4EU open data set, March 2017",
        text_source_url="https://digitalsocial.eu",
        text_licence=Licence.CC_BY_NC_SA,
    )

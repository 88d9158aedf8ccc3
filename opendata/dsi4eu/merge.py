"""Brings together what the file says, what an import last wrote and what the entry says now, field by field.

A field follows the file as long as nobody else has changed it. What an import last wrote is in the record's `written`,
so a file that says the same again changes nothing, whatever became of the entry.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from core.models import Entry, Term
from opendata.dsi4eu.clean import CleanEntry
from opendata.dsi4eu.notes import Note
from opendata.dsi4eu.report import Report, excerpt
from opendata.dsi4eu.terms import Terms
from opendata.dsi4eu.values import Value, WantedTerm, present_value, put_value
from opendata.models import ImportedRecord

KEPT = "An editor has changed this since, so the editor's value stays."


@dataclass(slots=True)
class Merge:
    """One entry on its way to the database.

    `raw` is the record as the file has it, `keys` are those of the entry's many-to-many terms, by field, and `changes`
    the values before and after, by field.
    """

    entry: Entry
    record: ImportedRecord
    clean: CleanEntry
    raw: Mapping[str, object]
    report: Report
    is_new: bool
    keys: dict[str, set[int]]
    changes: dict[str, tuple[object, object]] = field(default_factory=dict)
    written: dict[str, object] = field(init=False)

    def __post_init__(self):
        self.written = deepcopy(self.record.written)

    @property
    def outcome(self) -> str:
        if self.is_new:
            return "created"
        return "changed" if self.changes else "unchanged"

    def note(self, name: str, action: str, reason: str, before: object = "", after: object = "") -> None:
        note = Note(name, action, reason, excerpt(before), excerpt(after))
        self.report.noted(self.record.kind, self.clean.number, self.clean.name, note)

    def take(self, values: Mapping[str, Value], vocabularies: Mapping[type[Term], Terms]) -> None:
        """Gives the entry the values that it may take."""
        for name, value in values.items():
            if isinstance(value, tuple):
                self._take_terms(name, value, vocabularies[self.entry._meta.get_field(name).related_model])
            else:
                self._take_value(name, value)
        self._undo_an_impossible_period()

    def _take_value(self, name: str, value: str | list[str]) -> None:
        written, present = self.written.get(name), present_value(self.entry, name)
        if value == written:
            return
        if not self.is_new and present not in (written, value):
            self.note(name, "kept", KEPT, present, value)
            return
        if present != value:
            put_value(self.entry, name, value)
            self.changes[name] = present, value
        self.written[name] = value

    def _take_terms(self, name: str, wanted: tuple[WantedTerm, ...], terms: Terms) -> None:
        written, present = self.written.get(name, []), self._present_keys(name)
        pairs = terms.pairs(wanted, written)
        for slug in terms.lost(pairs):
            self.note(name, "dropped", "This term is no longer on our lists.", slug)
        if pairs != written:
            agrees = present == terms.keys(pairs) and not terms.lacks(pairs)
            if not self.is_new and not agrees and present != terms.keys(written):
                self.note(name, "kept", KEPT, terms.named(present), " | ".join(slug for slug, _ in pairs))
                return
            pairs = terms.make(wanted, pairs)
            if (keys := terms.keys(pairs)) != present:
                self._put_keys(name, keys)
                self.changes[name] = terms.named(present), terms.named(keys)
        self.written[name] = pairs

    def _present_keys(self, name: str) -> set[int]:
        return self.keys[name] if name in self.keys else {getattr(self.entry, f"{name}_id")} - {None}

    def _put_keys(self, name: str, keys: set[int]) -> None:
        if name in self.keys:
            self.keys[name] = keys
        else:
            setattr(self.entry, f"{name}_id", next(iter(keys), None))

    def _undo_an_impossible_period(self) -> None:
        """Keeps the dates where an editor's and the file's would together end before they start."""
        changed = self.changes.keys() & {"started", "ended"}
        if not changed or not self.entry.ended or not _ends_before(self.entry.started, self.entry.ended):
            return
        for name in sorted(self.changes.keys() & {"started", "ended", "status"}):
            present, value = self.changes.pop(name)
            put_value(self.entry, name, present)
            self.written[name] = self.record.written.get(name, "")
            self.note(name, "kept", "With an editor's other date, the end would lie before the start.", present, value)


def _ends_before(started: str, ended: str) -> bool:
    return ended < started[: len(ended)]

"""What the import did to a record, told to the editor who reads the report."""

import dataclasses
from dataclasses import dataclass
from typing import Literal

from opendata.dsi4eu.characters import cut, storable

Action = Literal["cleaned", "flagged", "dropped"]
EXCERPT = 300


@dataclass(frozen=True, slots=True)
class Note:
    """`reason` is one of a fixed set of sentences, so that a report can count them; the values are excerpts."""

    field: str
    action: Action
    reason: str
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Notes:
    """Collects the notes on one record; `on` gives the same collection, writing about another field."""

    field: str = ""
    written: list[Note] = dataclasses.field(default_factory=list)

    def on(self, field: str) -> "Notes":
        return Notes(field, self.written)

    def cleaned(self, reason: str, before: object = "", after: object = "") -> None:
        self._write("cleaned", reason, before, after)

    def flagged(self, reason: str, before: object = "", after: object = "") -> None:
        self._write("flagged", reason, before, after)

    def dropped(self, reason: str, before: object = "") -> None:
        self._write("dropped", reason, before, "")

    def _write(self, action: Action, reason: str, before: object, after: object) -> None:
        excerpts = (cut(storable(str(value)), EXCERPT) for value in (before, after))
        self.written.append(Note(self.field, action, reason, *excerpts))

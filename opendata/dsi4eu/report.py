"""What an import did, for the editor who has to trust it: a row for each entry and each note, and totals."""

from collections import Counter
from dataclasses import astuple, dataclass, field

from opendata.dsi4eu.characters import cut, storable
from opendata.dsi4eu.notes import EXCERPT, Note

OUTCOMES = ("created", "changed", "unchanged", "skipped")
NOTE_ACTIONS = ("cleaned", "dropped", "flagged", "updated", "kept")
KINDS = {"organisation": "Organisations", "project": "Projects", "participation": "Participations"}
COLUMNS = ("kind", "number", "name", "field", "action", "reason", "before", "after")


@dataclass(frozen=True, slots=True)
class Row:
    """What happened to an entry as a whole, where `field` is empty, or to one of its fields."""

    kind: str
    number: int
    name: str
    field: str
    action: str
    reason: str = ""
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Report:
    dry_run: bool = False
    rows: list[Row] = field(default_factory=list)
    # For each kind: how many were read, what became of them, and what else is worth counting.
    counts: dict[str, Counter] = field(default_factory=lambda: {kind: Counter() for kind in KINDS})

    def happened(self, kind: str, number: int, name: str, outcome: str, reason: str = "") -> None:
        """Says what became of an entry."""
        self.counts[kind][outcome] += 1
        self.rows.append(Row(kind, number, name, "", outcome, reason))

    def noted(self, kind: str, number: int, name: str, note: Note) -> None:
        self.rows.append(Row(kind, number, name, *astuple(note)))

    def ordered_rows(self) -> list[Row]:
        """By kind and number, what became of an entry before what was noted of its fields."""
        kinds = list(KINDS)
        return sorted(self.rows, key=lambda row: (kinds.index(row.kind), row.number, row.field != ""))

    def note_counts(self) -> Counter:
        return Counter(row.action for row in self.rows if row.field)

    def totals(self) -> dict[str, dict[str, int]]:
        """By kind: read = created + changed + unchanged + skipped, and more; under "notes" their number by action."""
        more = {
            "organisation": ("pending", "missing"),
            "project": ("pending", "missing"),
            "participation": ("removed", "dangling", "one_sided"),
        }
        totals = {
            kind: {name: counts[name] for name in ("read", *OUTCOMES, *more[kind])}
            for kind, counts in self.counts.items()
        }
        notes = self.note_counts()
        return totals | {"notes": {action: notes[action] for action in NOTE_ACTIONS}}

    def summary(self) -> list[str]:
        """The totals in sentences."""
        lines = [f"{label}: {_listed(self.counts[kind], ('read', *OUTCOMES))}." for kind, label in KINDS.items()]
        lines.append(f"New and waiting for a decision: {self._of_both('pending')}.")
        lines.append(f"Imported earlier, no longer in the files, and left alone: {self._of_both('missing')}.")
        if removed := self.counts["participation"]["removed"]:
            lines.append(f"Participations no longer in the files, and removed: {removed:,}.")
        lines.append(f"Notes: {_listed(self.note_counts(), NOTE_ACTIONS)}.")
        return [*lines, "This was a dry run: nothing was written."] if self.dry_run else lines

    def _of_both(self, name: str) -> str:
        organisations, projects = self.counts["organisation"][name], self.counts["project"][name]
        return (
            f"{organisations:,} {'organisation' if organisations == 1 else 'organisations'}"
            f", {projects:,} {'project' if projects == 1 else 'projects'}"
        )


def _listed(counts: Counter, names: tuple[str, ...]) -> str:
    return ", ".join(f"{counts[name]:,} {name}" for name in names)


def excerpt(value: object) -> str:
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    return cut(storable(text), EXCERPT)

"""Which links between organisations and projects an import adds and removes.

The numbers of the organisations that it linked are in the project record's `written`, under "participations". A link
in there is not added again when an editor has removed it, and one that an editor has given a role stays.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from opendata.dsi4eu.links import Links
from opendata.dsi4eu.merge import KEPT, Merge
from opendata.dsi4eu.notes import Note
from opendata.dsi4eu.report import Report
from opendata.models import ImportedRecord
from projects.models import Participation, Role

FIELD = "participations"


@dataclass(slots=True)
class Sides:
    """What both ends of the links are: entries that were read, those of them being written, and earlier records."""

    read_organisations: Collection[int]
    organisations: Mapping[int, Merge]
    projects: Mapping[int, Merge]
    project_records: Mapping[int, ImportedRecord]


@dataclass(slots=True)
class Participations:
    links: Links
    sides: Sides
    report: Report
    added: list[Participation] = field(default_factory=list)
    removed: list[Participation] = field(default_factory=list)
    present: dict[tuple[int, int], list[Participation]] = field(init=False)

    def __post_init__(self):
        found = Participation.objects.filter(project__in=self.sides.projects).select_for_update().order_by("pk")
        self.present = defaultdict(list)
        for participation in found:
            self.present[participation.organisation_id, participation.project_id].append(participation)

    def plan(self) -> None:
        counts = self.report.counts["participation"]
        counts.update(
            read=len(self.links.pairs), dangling=len(self.links.dangling), one_sided=len(self.links.one_sided)
        )
        for project in self.sides.projects.values():
            project.written.setdefault(FIELD, [])
        for organisation, project in sorted(self.links.pairs):
            counts[self._take(organisation, project)] += 1
        for organisation, project in sorted(self.links.dangling):
            self._flag(organisation, project, "One of the two files links to an entry that is in neither.")
        for number, project in self.sides.projects.items():
            for organisation in self._gone(number, project):
                self._drop(organisation, project)

    def _take(self, organisation: int, number: int) -> str:
        record = self.sides.project_records.get(number)
        if record and organisation in record.written.get(FIELD, []):
            return "unchanged"
        project = self.sides.projects.get(number)
        if project is None or organisation not in self.sides.organisations:
            self._flag(organisation, number, "The other side of this link was skipped, so the link was too.")
            return "skipped"
        if (organisation, number) in self.present:
            return "unchanged"
        self.added.append(Participation(organisation_id=organisation, project_id=number, role=Role.UNKNOWN))
        self._write(project, {*project.written[FIELD], organisation})
        return "created"

    def _gone(self, number: int, project: Merge) -> list[int]:
        """The organisations that an import linked and that neither file links any more, though both files have them."""
        linked = {organisation for organisation, other in self.links.pairs if other == number}
        return sorted({*project.written[FIELD]} & {*self.sides.read_organisations} - linked)

    def _drop(self, organisation: int, project: Merge) -> None:
        present = self.present.get((organisation, project.clean.number), [])
        if any(participation.role != Role.UNKNOWN for participation in present):
            project.note(FIELD, "kept", KEPT, organisation)
            return
        remaining = {*project.written[FIELD]} - {organisation}
        if present:
            self.removed += present
            self.report.counts["participation"]["removed"] += len(present)
            self._write(project, remaining)
        project.written[FIELD] = sorted(remaining)

    def _write(self, project: Merge, numbers: set[int]) -> None:
        before, after = project.changes.get(FIELD, (project.written[FIELD], []))[0], sorted(numbers)
        project.written[FIELD] = after
        project.changes[FIELD] = before, after

    def _flag(self, organisation: int, number: int, reason: str) -> None:
        project = self.sides.projects.get(number)
        note = Note(FIELD, "flagged", reason, str(organisation))
        self.report.noted("project", number, project.clean.name if project else "", note)

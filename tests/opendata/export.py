"""Invented files in the shape of the original's export."""

import json
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from opendata import actions
from opendata.dsi4eu.progress import Progress
from opendata.dsi4eu.report import Report


def organisation(number, name=None, **fields):
    record = {"organisation_id": str(number), "organisation_name": name or f"Lamp library {number}"}
    return record | {"linked_project_ids": [], "tags": [], "networkTags": []} | fields


def project(number, name=None, **fields):
    record = {"project_id": str(number), "project_name": name or f"Night walk {number}"}
    return record | {"linked_organisation_ids": [], "focus": [], "technology": []} | fields


@dataclass
class Export:
    """Both files in a folder; tests change the lists and import again."""

    folder: Path
    organisations: list[dict] = field(default_factory=list)
    projects: list[dict] = field(default_factory=list)

    @property
    def paths(self) -> tuple[Path, Path]:
        return self.folder / "organisations.json", self.folder / "projects.json"

    def write(self) -> tuple[Path, Path]:
        for path, records in zip(self.paths, (self.organisations, self.projects), strict=True):
            path.write_text(json.dumps(records))
        return self.paths

    def run(self, report_path: Path | None = None, dry_run: bool = False) -> Report:
        return actions.import_dsi4eu(*self.write(), Progress(StringIO()), report_path, dry_run)


def actions_on(report: Report, field: str) -> list[str]:
    """What was done to a field of any entry, cleaning left aside."""
    return [row.action for row in report.rows if row.field == field and row.action != "cleaned"]

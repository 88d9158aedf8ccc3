"""The entries of one file, read and cleaned."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.models import Entry
from opendata.dsi4eu.clean import CleanEntry, clean_organisation, clean_project
from opendata.dsi4eu.progress import Progress
from opendata.dsi4eu.records import RawOrganisation, RawProject
from opendata.dsi4eu.values import Value, organisation_values, project_values
from organisations.models import Organisation
from projects.models import Project


@dataclass(frozen=True, slots=True)
class Batch:
    """`raw` are the records as the file has them, by number; `values` gives what a cleaned entry holds by a day."""

    kind: str
    model: type[Entry]
    clean: Sequence[CleanEntry]
    raw: Mapping[int, Mapping[str, object]]
    values: Callable[[CleanEntry, date], dict[str, Value]]

    @property
    def numbers(self) -> set[int]:
        return set(self.raw)


def organisations(records: Sequence[RawOrganisation], progress: Progress) -> Batch:
    counted = progress.count("Cleaning organisations", records, len(records))
    cleaned = [clean_organisation(record) for record in counted]
    return Batch("organisation", Organisation, cleaned, _as_given(records), organisation_values)


def projects(records: Sequence[RawProject], progress: Progress) -> Batch:
    counted = progress.count("Cleaning projects", records, len(records))
    cleaned = [clean_project(record) for record in counted]
    return Batch("project", Project, cleaned, _as_given(records), project_values)


def _as_given(records: Sequence[RawOrganisation | RawProject]) -> dict[int, Mapping[str, object]]:
    return {record.number: record.as_given for record in records}

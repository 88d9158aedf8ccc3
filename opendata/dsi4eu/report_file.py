"""The report as a CSV or JSON file."""

import csv
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, astuple
from pathlib import Path
from typing import TextIO

from opendata.dsi4eu.report import COLUMNS, Report, Row

# What a spreadsheet takes for the beginning of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class UnwritableReport(Exception):
    """A report that cannot be written; its text is one sentence."""


class ReportFile:
    """Is written beside its place and put there when all else has worked: no report tells of an import undone."""

    def __init__(self, path: Path):
        self.path = path
        self.unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")

    def check(self) -> None:
        self._fill(lambda stream: None)
        self.unfinished.unlink()

    def write(self, report: Report) -> None:
        self._fill(lambda stream: WRITERS[self.path.suffix.lower()](report, stream))

    def _fill(self, write: Callable[[TextIO], None]) -> None:
        try:
            with self.unfinished.open("w", encoding="utf-8", newline="") as stream:
                write(stream)
        except OSError as error:
            raise UnwritableReport(f"{self.path.name}: the report cannot be written ({error.strerror}).") from error


@contextmanager
def report_file(path: Path | None, inputs: tuple[Path, ...] = ()) -> Iterator[ReportFile | None]:
    """The report's file, or None without a path; refuses at once what could not be written in the end."""
    if path is None:
        yield None
        return
    _refuse_unsuitable(path, inputs)
    file = ReportFile(path)
    try:
        file.check()
        yield file
        file.unfinished.replace(path)
    finally:
        file.unfinished.unlink(missing_ok=True)


def _refuse_unsuitable(path: Path, inputs: tuple[Path, ...]) -> None:
    if path.suffix.lower() not in WRITERS:
        raise UnwritableReport(f"{path.name}: a report is a .csv or a .json file.")
    if path.is_dir():
        raise UnwritableReport(f"{path.name}: the report cannot be written (it is a folder).")
    if path.exists() and not os.access(path, os.W_OK):
        raise UnwritableReport(f"{path.name}: the report cannot be written (the file is protected).")
    if path.resolve() in [given.resolve() for given in inputs]:
        raise UnwritableReport(f"{path.name}: the report would take the place of a file that is to be imported.")


def _write_csv(report: Report, stream: TextIO) -> None:
    """One row for each of the report's, then one for each total, with `total` as its action and the number last."""
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    totals = [
        Row(kind, "", "", "", "total", name, "", str(count))
        for kind, counts in report.totals().items()
        for name, count in counts.items()
    ]
    for row in (*report.ordered_rows(), *totals):
        writer.writerow(map(_defused, astuple(row)))


def _defused(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def _write_json(report: Report, stream: TextIO) -> None:
    content = {
        "dry_run": report.dry_run,
        "totals": report.totals(),
        "rows": [asdict(row) for row in report.ordered_rows()],
    }
    json.dump(content, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


WRITERS = {".csv": _write_csv, ".json": _write_json}

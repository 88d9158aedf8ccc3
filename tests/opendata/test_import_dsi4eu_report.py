import csv
import json
from collections import Counter

import pytest

from opendata.dsi4eu.notes import Note
from opendata.dsi4eu.report import Report
from opendata.dsi4eu.report_file import ReportFile, UnwritableReport, report_file
from organisations.models import Organisation
from tests.factories import OrganisationFactory
from tests.opendata.export import organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(export):
    """An export of which one organisation has a number that is taken and one a website to clean."""
    OrganisationFactory(number=8)
    export.organisations += [organisation(8), organisation(6, website="www.lamps.example")]
    return export


def csv_rows(path):
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_the_totals_add_up(three):
    totals = three.run().totals()
    for kind in ("organisation", "project", "participation"):
        outcomes = ("created", "changed", "unchanged", "skipped")
        assert totals[kind]["read"] == sum(totals[kind][name] for name in outcomes) > 0


def test_a_csv_report_has_a_row_for_each_entry_note_and_total(three, tmp_path):
    report = three.run(tmp_path / "report.csv")
    rows = csv_rows(tmp_path / "report.csv")
    assert list(rows[0].values()) == ["organisation", "6", "Lamp library 6", "", "created", "", "", ""]
    assert rows[1]["field"] == "website"
    totals = {(row["kind"], row["reason"]): int(row["after"]) for row in rows if row["action"] == "total"}
    assert totals == {(kind, name): count for kind, counts in report.totals().items() for name, count in counts.items()}


def test_a_json_report_agrees_with_its_totals(three, tmp_path):
    three.run(tmp_path / "report.json", dry_run=True)
    report = json.loads((tmp_path / "report.json").read_text())
    outcomes = Counter(row["action"] for row in report["rows"] if row["kind"] == "organisation" and not row["field"])
    assert report["dry_run"] is True
    assert outcomes == {"created": 2, "skipped": 1}
    assert report["totals"]["organisation"]["created"] == 2


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(tmp_path, start):
    report = Report()
    report.noted("project", 9, f"{start}1+1", Note("name", "cleaned", "Reason."))
    with report_file(tmp_path / "report.csv") as file:
        file.write(report)
    assert csv_rows(tmp_path / "report.csv")[0]["name"] == f"'{start}1+1"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("report.txt", r"^report\.txt: a report is a \.csv or a \.json file\.$"),
        ("nowhere/report.csv", r"^report\.csv: the report cannot be written \(No such file or directory\)\.$"),
        ("folder.csv", r"^folder\.csv: the report cannot be written \(it is a folder\)\.$"),
        ("projects.json", "would take the place of a file that is to be imported"),
    ],
)
def test_a_report_that_cannot_be_written_is_refused_before_the_import(export, tmp_path, name, sentence):
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UnwritableReport, match=sentence):
        export.run(tmp_path / name)
    assert not Organisation.objects.exists()


def test_a_protected_report_is_refused(export, tmp_path, monkeypatch):
    (tmp_path / "report.csv").touch()
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(UnwritableReport, match="protected"):
        export.run(tmp_path / "report.csv")


def test_a_report_that_fails_in_the_end_is_one_sentence(tmp_path):
    file = ReportFile(tmp_path / "folder" / "report.csv")
    with pytest.raises(UnwritableReport, match=r"^report\.csv: the report cannot be written \(.*\)\.$"):
        file.write(Report())


def test_large_totals_are_easy_to_read():
    report = Report()
    report.counts["project"].update(read=1001, unchanged=1001)
    assert "Projects: 1,001 read, 0 created, 0 changed, 1,001 unchanged, 0 skipped." in report.summary()


def test_an_import_that_fails_leaves_the_earlier_report(export, tmp_path):
    export.run(tmp_path / "report.csv")
    before = (tmp_path / "report.csv").read_bytes()
    export.organisations.append({})
    with pytest.raises(Exception, match="record 2"):
        export.run(tmp_path / "report.csv")
    assert (tmp_path / "report.csv").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["organisations.json", "projects.json", "report.csv"]

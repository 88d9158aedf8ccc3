import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from opendata import actions
from opendata.dsi4eu.progress import Progress
from organisations.models import Organisation

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    def isatty(self):
        return True


def printed(export, *options):
    out, err = io.StringIO(), io.StringIO()
    call_command("import_dsi4eu", *export.write(), *options, stdout=out, stderr=err)
    return out.getvalue().splitlines(), err.getvalue().splitlines()


def test_the_summary_adds_up(export):
    lines, _ = printed(export)
    assert lines[:3] == [
        "Organisations: 1 read, 1 created, 0 changed, 0 unchanged, 0 skipped.",
        "Projects: 1 read, 1 created, 0 changed, 0 unchanged, 0 skipped.",
        "Participations: 1 read, 1 created, 0 changed, 0 unchanged, 0 skipped.",
    ]


def test_a_second_run_says_that_nothing_changed(export):
    printed(export)
    lines, _ = printed(export)
    assert lines[0] == "Organisations: 1 read, 0 created, 0 changed, 1 unchanged, 0 skipped."


def test_a_dry_run_says_so_and_writes_nothing(export):
    lines, _ = printed(export, "--dry-run")
    assert lines[-1] == "This was a dry run: nothing was written."
    assert not Organisation.objects.exists()


def test_removed_participations_are_told(export):
    printed(export)
    export.organisations[0]["linked_project_ids"] = export.projects[0]["linked_organisation_ids"] = []
    assert "Participations no longer in the files, and removed: 1." in printed(export)[0]


def test_progress_is_a_few_plain_lines(export):
    _, lines = printed(export)
    cleaning = ["Cleaning organisations: 1 of 1", "Cleaning projects: 1 of 1"]
    assert lines == [*cleaning, "Writing …", "Making the entries findable …"]


def test_progress_counts_on_a_terminal(monkeypatch):
    monkeypatch.setattr("opendata.dsi4eu.progress.SECONDS_BETWEEN", -1)
    terminal = Terminal()
    assert list(Progress(terminal).count("Cleaning", "ab", 2)) == ["a", "b"]
    assert terminal.getvalue() == "\rCleaning: 0 of 2\rCleaning: 1 of 2\rCleaning: 2 of 2\n"


def test_a_broken_file_is_one_sentence_and_nothing_is_written(export):
    paths = export.write()
    paths[1].write_text('[{"project_id": 9,')
    with pytest.raises(CommandError, match=r"^projects\.json, line 1, column 19: this is not JSON \(.*\)\.$"):
        call_command("import_dsi4eu", *paths, stderr=io.StringIO())
    assert not Organisation.objects.exists()


def test_a_missing_file_is_one_sentence(export):
    with pytest.raises(CommandError, match=r"^organisations\.json: the file cannot be read \(.*\)\.$"):
        call_command("import_dsi4eu", *export.paths, stderr=io.StringIO())


def test_swapped_files_are_one_sentence(export):
    with pytest.raises(CommandError, match="perhaps the two files were swapped"):
        call_command("import_dsi4eu", *reversed(export.write()), stderr=io.StringIO())


def test_a_bad_report_is_one_sentence(export, tmp_path):
    with pytest.raises(CommandError, match=r"a report is a \.csv or a \.json file"):
        call_command("import_dsi4eu", *export.write(), report=tmp_path / "report.txt", stderr=io.StringIO())


class Impatience(io.StringIO):
    """Somebody who presses Ctrl-C when the writing begins."""

    def write(self, text):
        if "Writing" in text:
            raise KeyboardInterrupt
        return super().write(text)


def test_stopping_is_one_sentence(export):
    with pytest.raises(CommandError, match=r"^Stopped\. Nothing was written\.$"):
        call_command("import_dsi4eu", *export.write(), stderr=Impatience())


class EndOfOtherImport(io.StringIO):
    """Ends another connection's import once this one says that it waits."""

    def __init__(self, other):
        super().__init__()
        self.other = other

    def write(self, text):
        if "waits" in text:
            self.other.close()
        return super().write(text)


def test_a_second_import_waits_and_says_so(export):
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [actions.IMPORT_LOCK])
    stream = EndOfOtherImport(other)
    actions.import_dsi4eu(*export.write(), Progress(stream))
    assert "Another import is running; this one waits for it to end." in stream.getvalue()
    assert Organisation.objects.exists()

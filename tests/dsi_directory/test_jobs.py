"""The jobs by the clock: the table, what is made of it, and what the documents say of commands."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command, get_commands

from dsi_directory import jobs

ROOT = Path(settings.BASE_DIR)
DOCUMENTS = [ROOT / "README.md", ROOT / ".env.example", *sorted((ROOT / "docs").rglob("*.md"))]


def lines(capsys, **options):
    call_command("periodic_jobs", path="/srv/dsi", user="dsi", **options)
    return capsys.readouterr().out.splitlines()


def test_every_job_is_a_command():
    assert [job.command for job in jobs.JOBS if job.command not in get_commands()] == []
    assert jobs.WORKER in get_commands()


def test_every_command_for_a_job_is_in_the_table():
    said = {path.stem for path in ROOT.glob("*/management/commands/*.py") if "; for a job" in path.read_text()}
    assert said - {job.command for job in jobs.JOBS} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_documents_name_no_command_that_is_not_there(document):
    named = set(re.findall(r"manage\.py ([a-z_0-9]+)", document.read_text()))
    assert named - set(get_commands()) == set()


def test_the_table_says_what_when_and_what_for(capsys):
    shown = lines(capsys)
    assert len(shown) == len(jobs.JOBS)
    assert shown[0].startswith("send_mail           every 5 minutes   sends again")


def test_the_crontab_runs_every_job_and_one_worker(capsys):
    shown = lines(capsys, crontab=True)
    assert shown[0] == "*/5 * * * *     cd /srv/dsi && .venv/bin/python manage.py send_mail"
    assert [line.split()[-1] for line in shown] == [*(job.command for job in jobs.JOBS), "db_worker"]
    assert all(re.match(r"([\d*/]+ ){4}[\d*/]+ +cd /srv/dsi && ", line) for line in shown)


@pytest.fixture
def units(tmp_path, settings) -> dict[str, str]:
    settings.BACKUP_DIR = Path("/srv/backups")
    call_command("periodic_jobs", systemd=tmp_path, path=str(ROOT), user="root", front="www-data")
    return {path.name: path.read_text() for path in tmp_path.iterdir()}


def test_units_are_as_systemd_wants_them(units, tmp_path):
    assert len(units) == 2 * len(jobs.JOBS) + 3
    if shutil.which("systemd-analyze") and (ROOT / ".venv/bin/python").exists():
        command = ["systemd-analyze", "verify", *(tmp_path / name for name in sorted(units))]
        assert subprocess.run(command, capture_output=True, text=True).stderr == ""


def test_every_service_runs_as_its_user_and_writes_only_what_the_site_keeps(units, settings):
    services = [text for name, text in units.items() if name.endswith(".service")]
    assert len(services) == len(jobs.JOBS) + 2
    for line in ("User=root", "ProtectSystem=strict", "PrivateTmp=true", "NoNewPrivileges=true"):
        assert all(f"\n{line}\n" in text for text in services), line
    # Each test keeps its pictures elsewhere.
    assert all(f"\nReadWritePaths={ROOT}/var -{settings.MEDIA_ROOT} -/srv/backups\n" in text for text in services)


def test_only_the_front_reaches_the_web_server(units):
    assert "SocketGroup=www-data\nSocketMode=0660\n" in units["dsi-web.socket"]
    # nginx looks for it there.
    (address,) = re.findall(r"ListenStream=(.*)", units["dsi-web.socket"])
    assert f"server unix:{address} " in (ROOT / "deploy/nginx.conf").read_text()


def test_what_is_to_be_started_is_said(capsys, tmp_path):
    (counted, command) = lines(capsys, systemd=tmp_path)
    assert counted.startswith(f"{2 * len(jobs.JOBS) + 3} files are in {tmp_path}.")
    assert " --now dsi-web.socket dsi-web.service dsi-worker.service dsi-send-mail.timer " in command
    assert command.count(".service") == 2


@pytest.mark.parametrize("wrong", [{"path": "/srv/my site"}, {"path": "/srv/%h"}, {"user": "a\nb"}, {"front": "a b"}])
def test_what_would_need_quotes_is_refused(wrong):
    with pytest.raises(CommandError, match="without spaces"):
        call_command("periodic_jobs", **{"path": "/srv/dsi", "user": "dsi"} | wrong)

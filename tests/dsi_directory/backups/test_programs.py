from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from dsi_directory.backups import BackupError, programs

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a program of PostgreSQL in place of all others, as a script."""

    def put(version: int, does: str = "") -> Path:
        folder = tmp_path / str(version)
        folder.mkdir()
        script = folder / "pg_dump"
        script.write_text(
            f'#!/bin/sh\n[ "$1" = --version ] && echo "pg_dump (PostgreSQL) {version}.1" && exit\n{does}\n'
        )
        script.chmod(0o700)
        found.append(script)
        return script

    found = []
    monkeypatch.setattr(programs, "candidates", lambda name: found)
    return put


def test_the_first_version_that_knows_the_server_is_taken(program):
    server = connection.pg_version // 10_000
    program(server + 2)
    fitting = program(server)
    program(server - 1)
    assert programs.fitting("pg_dump") == fitting


def test_what_was_dumped_elsewhere_is_restored_by_the_last_one(program):
    program(98)
    assert program(99) == programs.fitting("pg_restore")


def test_older_programs_are_refused(program):
    program(12)
    with pytest.raises(BackupError, match=r"needs pg_dump \d+ or newer; the newest found is 12\."):
        programs.fitting("pg_dump")


def test_without_any_program_it_is_said_so(program):
    with pytest.raises(BackupError, match="none was found"):
        programs.fitting("pg_dump")


def test_the_password_is_in_no_list_of_processes(program, tmp_path, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "a' secret")
    program(99, f'echo "$@" > {tmp_path}/arguments; echo "$PGPASSWORD" > {tmp_path}/password')
    programs.run("pg_dump", None, "--file=x")
    assert "secret" not in (tmp_path / "arguments").read_text()
    assert (tmp_path / "password").read_text() == "a' secret\n"


@pytest.fixture
def pooled(monkeypatch):
    """As behind PgBouncer in transaction mode."""
    ours = connections["default"]
    monkeypatch.setattr(ours, "settings_dict", ours.settings_dict | {"DISABLE_SERVER_SIDE_CURSORS": True})


@pytest.mark.usefixtures("pooled", "folder")
@pytest.mark.parametrize("command", [["backup"], ["restore_drill"], ["restore", "2026-11-27T020700Z"]])
def test_what_pg_dump_sets_on_a_connection_never_reaches_visitors_through_a_pooler(command):
    with pytest.raises(CommandError, match="PgBouncer stands before the database: name the server itself"):
        call_command(*command)


@pytest.mark.usefixtures("pooled")
def test_the_server_behind_a_pooler_is_reached_where_it_is_named(settings, monkeypatch):
    # The transaction of the test.
    monkeypatch.setattr(connections["default"], "close", lambda: None)
    settings.BACKUP_DATABASE = {"NAME": "dsi", "USER": "backups"}
    programs.reach_the_server()
    programs.reach_the_server()
    assert (programs.address()["dbname"], connection.settings_dict["USER"]) == ("dsi", "backups")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("pg_dump: error: could not write to file: No space left on device", "No room is left"),
        ("pg_dump: error: no such snapshot", "pg_dump failed: pg_dump: error: no such snapshot"),
        ("", r"pg_dump was ended \(1\)"),
    ],
)
def test_what_fails_is_told(program, said, told):
    program(99, f'echo "{said}" >&2; exit 1')
    with pytest.raises(BackupError, match=told):
        programs.run("pg_dump", None)


def test_a_setting_that_earlier_servers_do_not_know_is_no_failure(program):
    said = 'pg_restore: error: ERROR:  unrecognized configuration parameter \\"transaction_timeout\\"'
    program(99, f'echo "{said}" >&2; echo "pg_restore: warning: errors ignored on restore: 1" >&2; exit 1')
    programs.run("pg_dump", None)

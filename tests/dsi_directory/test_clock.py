import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from dsi_directory import clock, jobs

DAY = datetime(2026, 3, 10, tzinfo=UTC)


def commands(since, until) -> list[str]:
    return [job.command for job in jobs.due(since, until)]


def times(command: str, since: datetime, until: datetime) -> int:
    """How often it would run if somebody looked every minute."""
    moments = list(jobs.minutes(since, until))
    return sum(command in commands(moment - timedelta(minutes=1), moment) for moment in moments)


@pytest.mark.parametrize(("command", "often"), [("send_mail", 288), ("tend_tasks", 24), ("tend_accounts", 1)])
def test_every_job_runs_as_often_as_the_table_says(command, often):
    assert times(command, DAY, DAY + timedelta(days=1)) == often


def test_a_job_runs_once_for_all_that_it_missed():
    assert commands(DAY, DAY + timedelta(hours=3)).count("send_mail") == 1
    assert commands(DAY, DAY + timedelta(seconds=59)) == []


def test_the_clock_is_that_of_the_site(settings):
    settings.TIME_ZONE = "Europe/Brussels"
    at = datetime(2026, 7, 1, 2, 37, tzinfo=UTC)
    assert "tend_accounts" in commands(at - timedelta(minutes=1), at)


def test_every_calendar_says_the_same_as_its_cron():
    for job in jobs.JOBS:
        minute, hour, *_ = job.when.cron.split()
        if "/" not in minute:
            assert job.when.calendar == f"*-*-* {'*' if hour == '*' else f'{int(hour):02}'}:{int(minute):02}:00"


class Over(Exception):
    pass


@pytest.fixture
def ran(monkeypatch):
    """The commands that were started, without starting them; the second wait ends it."""
    commands, waits = [], []
    answers = {"send_newsletter": 3}

    def start(command, timeout):
        commands.append(command[-1])
        if command[-1] == "send_digests":
            raise subprocess.TimeoutExpired(command, timeout)
        return subprocess.CompletedProcess(command, answers.get(command[-1], 0))

    def wait(seconds):
        waits.append(seconds)
        if len(waits) == 2:
            raise Over

    monkeypatch.setattr(clock.subprocess, "run", start)
    monkeypatch.setattr(clock.time, "sleep", wait)
    monkeypatch.setattr(clock.signal, "signal", lambda *given: None)
    monkeypatch.setattr(jobs, "due", lambda since, until: jobs.JOBS[:1])
    return commands


def test_what_was_missed_comes_first_and_then_what_is_due(ran, caplog):
    with pytest.raises(Over):
        call_command("periodic_jobs", run=True)
    assert ran == [*(job.command for job in jobs.JOBS), "send_mail"]
    assert [record.getMessage() for record in caplog.records] == [
        "The job send_newsletter ended with 3.",
        "The job send_digests ended with 3600 seconds.",
    ]


def test_it_ends_when_it_is_told_to():
    with pytest.raises(SystemExit):
        clock.end()

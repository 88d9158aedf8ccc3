import signal
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from dsi_directory import jobs
from dsi_directory.clock import Clock

DAY = datetime(2026, 3, 10, tzinfo=UTC)


def commands(since, until) -> list[str]:
    return [job.command for job in jobs.due(since, until)]


@pytest.mark.parametrize(
    ("when", "often"), [(jobs.FIVE_MINUTES, 288), (jobs.hourly(27), 24), (jobs.daily(4, 37), 1), (jobs.daily(0, 0), 1)]
)
def test_a_time_comes_as_often_as_it_says(when, often):
    assert sum(map(when.is_at, jobs.minutes(DAY, DAY + timedelta(days=1)))) == often


def test_a_time_may_be_on_one_day_of_the_week():
    sundays = jobs.When("on Sundays", "7 3 * * 0", "Sun *-*-* 03:07:00")
    found = [moment for moment in jobs.minutes(DAY, DAY + timedelta(days=7)) if sundays.is_at(moment)]
    assert [moment.isoformat() for moment in found] == ["2026-03-15T02:07:00+00:00"]


def test_a_job_runs_once_for_all_that_it_missed():
    assert commands(DAY, DAY + timedelta(hours=3)).count("send_mail") == 1
    assert commands(DAY, DAY + timedelta(seconds=59)) == []


def test_the_clock_is_that_of_the_site(settings):
    settings.TIME_ZONE = "Europe/Brussels"
    assert jobs.daily(4, 37).is_at(datetime(2026, 7, 1, 2, 37, tzinfo=UTC))
    assert jobs.daily(4, 37).is_at(datetime(2026, 1, 1, 3, 37, tzinfo=UTC))


def test_every_calendar_says_the_same_as_its_cron():
    for job in jobs.JOBS:
        minute, hour, _, _, weekday = job.when.cron.split()
        if "/" not in minute:
            day = {"*": "", "0": "Sun "}[weekday]
            assert job.when.calendar == f"{day}*-*-* {'*' if hour == '*' else f'{int(hour):02}'}:{int(minute):02}:00"


@pytest.fixture
def clock(monkeypatch):
    """With jobs that are programs of the tests instead of the site's, in the words of its command."""
    monkeypatch.setattr(jobs, "due", lambda since, until: clock.chosen)
    monkeypatch.setattr("dsi_directory.clock.MANAGE", "-c")
    clock = Clock()
    yield clock
    clock.pool.shutdown()


def program(text: str) -> jobs.Job:
    return jobs.Job(text, jobs.FIVE_MINUTES, "is tried")


def test_a_job_that_fails_or_hangs_is_told_of(clock, monkeypatch, caplog):
    monkeypatch.setattr("dsi_directory.clock.LONGEST", 0.5)
    failing, hanging = "raise SystemExit(3)", "import time; time.sleep(60)"
    clock.chosen = [program("pass"), program(failing), program(hanging)]
    clock.start(DAY, DAY)
    clock.pool.shutdown()
    told = sorted(record.getMessage() for record in caplog.records)
    assert told == [f"The job {hanging} ended with 0.5 seconds.", f"The job {failing} ended with 3."]


def test_a_job_that_takes_too_long_may_end_its_last_step(clock, monkeypatch, tmp_path):
    monkeypatch.setattr("dsi_directory.clock.LONGEST", 0.5)
    ended = tmp_path / "ended"
    last_step = f"lambda *_: exit(pathlib.Path({str(ended)!r}).touch())"
    listening = f"import pathlib, signal, time; signal.signal(signal.SIGTERM, {last_step}); time.sleep(60)"
    clock.carry_out(listening)
    assert ended.exists()


def test_what_is_at_work_is_not_started_again_and_ends_with_the_clock(clock, monkeypatch):
    clock.chosen = [program("import time; time.sleep(60)")]
    clock.start(DAY, DAY)
    (first,) = clock.begun.values()
    clock.start(DAY, DAY)
    assert list(clock.begun.values()) == [first]
    while not clock.processes:
        time.sleep(0.01)
    with pytest.raises(SystemExit):
        clock.end()
    (process,) = clock.processes.values()
    assert process.wait(10) == -signal.SIGTERM


def test_what_was_missed_just_now_comes_first(monkeypatch):
    started = []

    class Over(Exception):
        pass

    def wait(seconds):
        if len(started) == 2:
            raise Over

    monkeypatch.setattr("dsi_directory.clock.time.sleep", wait)
    monkeypatch.setattr(signal, "signal", lambda *given: None)
    monkeypatch.setattr(Clock, "start", lambda clock, since, until: started.append((since, until)))
    with pytest.raises(Over):
        call_command("periodic_jobs", run=True)
    (missed, now), (since, _) = started
    assert (now - missed) >= timedelta(hours=1)
    assert since == now

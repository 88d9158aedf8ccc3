"""Runs the jobs by the clock where neither cron nor systemd does: in containers, and on hosts that start a Procfile."""

import logging
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from dsi_directory import jobs

log = logging.getLogger(__name__)

MANAGE = Path(settings.BASE_DIR, "manage.py")
# Seconds after which a job that hangs is ended, so that the others come to their turn.
LONGEST = 3600
# Seconds for the step that it is at: containers are killed after ten.
LAST_STEP = 8


def run() -> None:
    """Runs until it is told to end. First each job once, for what came due while nothing ran."""
    signal.signal(signal.SIGTERM, end)
    since = timezone.now()
    start(jobs.JOBS)
    while True:
        since = wait_and_start(since)


def end(*_) -> None:
    # The job in work is told to end first.
    sys.exit()


def wait_and_start(since: datetime) -> datetime:
    """Waits for the next minute and starts what has come due, also during a job that took long."""
    time.sleep(60 - time.time() % 60)
    now = timezone.now()
    start(jobs.due(since, now))
    return now


def start(chosen) -> None:
    """One after the other, each in a process of its own: what one takes of memory, or breaks, ends with it."""
    for job in chosen:
        ended = done(job)
        if ended != 0:
            log.error("The job %s ended with %s.", job.command, ended)


def done(job: jobs.Job) -> int | str:
    """Runs the job and gives what it ended with; it is told to end where this process is, or when it takes too long."""
    process = subprocess.Popen([sys.executable, MANAGE, job.command])
    try:
        return process.wait(LONGEST)
    except subprocess.TimeoutExpired:
        return f"{LONGEST} seconds"
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(LAST_STEP)
        process.kill()
        process.wait()

"""Runs the jobs by the clock where neither cron nor systemd does: in containers, and on hosts that start a Procfile."""

import logging
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from dsi_directory import jobs

log = logging.getLogger(__name__)

MANAGE = Path(settings.BASE_DIR, "manage.py")
# Seconds after which a job that hangs is ended, so that the others come to their turn.
LONGEST = 3600


def run() -> None:
    """Runs until it is told to end. First each job once, for what came due while nothing ran."""
    signal.signal(signal.SIGTERM, end)
    since = timezone.now()
    start(jobs.JOBS)
    while True:
        since = wait_and_start(since)


def end(*_) -> None:
    # Python ends the job in work first; each may be ended at any moment, and is done again.
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
        try:
            ended = subprocess.run([sys.executable, MANAGE, job.command], timeout=LONGEST).returncode
        except subprocess.TimeoutExpired:
            ended = f"{LONGEST} seconds"
        if ended != 0:
            log.error("The job %s ended with %s.", job.command, ended)

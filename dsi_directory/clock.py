"""Runs the jobs by the clock where neither cron nor systemd does: in containers, and on hosts that start a Procfile."""

import logging
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from dsi_directory import jobs

log = logging.getLogger(__name__)

MANAGE = Path(settings.BASE_DIR, "manage.py")
# So that one that takes long, such as a backup, does not keep the others waiting.
AT_ONCE = 2
# Seconds after which a job that hangs is ended.
LONGEST = 6 * 3600
# Seconds for the step that a job is at when it is told to end: containers are killed after ten.
LAST_STEP = 8
# What came due while nothing ran is made up for; each job of the day comes again tomorrow.
MISSED = timedelta(hours=1)


class Clock:
    """Starts each job in a process of its own: what one takes of memory, or breaks, ends with it."""

    def __init__(self):
        self.pool = ThreadPoolExecutor(AT_ONCE)
        self.begun = {}
        self.processes = {}

    def run(self) -> None:
        signal.signal(signal.SIGTERM, self.end)
        since = timezone.now() - MISSED
        while True:
            now = timezone.now()
            self.start(since, now)
            since = now
            time.sleep(60 - time.time() % 60)

    def start(self, since: datetime, until: datetime) -> None:
        """Starts what has come due, unless it still waits or is at work from the time before."""
        for job in jobs.due(since, until):
            if job.command not in self.begun or self.begun[job.command].done():
                self.begun[job.command] = self.pool.submit(self.carry_out, job.command)

    def carry_out(self, command: str) -> None:
        with subprocess.Popen([sys.executable, MANAGE, command]) as process:
            self.processes[command] = process
            try:
                ended = process.wait(LONGEST)
            except subprocess.TimeoutExpired:
                stop(process)
                ended = f"{LONGEST} seconds"
        if ended != 0:
            log.error("The job %s ended with %s.", command, ended)

    def end(self, *_) -> None:
        """Ends those at work, too, after the step that each is at (core/stopping.py)."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        processes = list(self.processes.values())
        for process in processes:
            process.terminate()
        for process in processes:
            stop(process)
        sys.exit()


def stop(process: subprocess.Popen) -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(LAST_STEP)
    process.kill()

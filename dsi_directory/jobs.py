"""What a site does by the clock: every job in one table, also as a crontab."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

WORKER = "db_worker"


@dataclass(frozen=True)
class When:
    words: str
    cron: str
    calendar: str

    def is_at(self, moment: datetime) -> bool:
        """Whether it is the minute of this moment, by the site's clock."""
        local = timezone.localtime(moment)
        numbers = (local.minute, local.hour, local.day, local.month, local.isoweekday() % 7)
        return all(map(fits, self.cron.split(), numbers))


def fits(field: str, number: int) -> bool:
    """As cron reads its fields, as far as the table needs it: "*", "*/5", "7"."""
    every, _, step = field.partition("/")
    return number % int(step or 1) == 0 if every == "*" else number == int(field)


@dataclass(frozen=True)
class Job:
    """A command of `manage.py`, harmless when it is run more often, twice at once, or late."""

    command: str
    when: When
    what_for: str


def hourly(minute: int) -> When:
    return When("every hour", f"{minute} * * * *", f"*-*-* *:{minute:02}:00")


def daily(hour: int, minute: int) -> When:
    return When(f"at {hour:02}:{minute:02}", f"{minute} {hour} * * *", f"*-*-* {hour:02}:{minute:02}:00")


def weekly(hour: int, minute: int) -> When:
    return When(f"Sun at {hour:02}:{minute:02}", f"{minute} {hour} * * 0", f"Sun *-*-* {hour:02}:{minute:02}:00")


FIVE_MINUTES = When("every 5 minutes", "*/5 * * * *", "*-*-* *:0/5:00")

JOBS = (
    Job("send_mail", FIVE_MINUTES, "sends again what the mail server did not take, and all mails if no worker runs"),
    Job("send_newsletter", FIVE_MINUTES, "makes the mails of scheduled issues whose time has come"),
    Job("send_digests", hourly(27), "tells readers in the mornings what is new in the searches that they follow"),
    Job("tend_newsletter", hourly(17), "forgets readers who have not confirmed, or get nothing any more"),
    Job("tend_submissions", hourly(7), "writes to moderators once a day, tells who waits, forgets what is over"),
    Job("tend_tasks", hourly(37), "takes up what a worker left that died, forgets old results of the worker"),
    Job("tend_content", hourly(47), "keeps the version of what is public quick to read"),
    Job("tend_accounts", daily(4, 37), "forgets sessions of editors that are over, and what they did long ago"),
    Job("backup", daily(2, 7), "writes a backup to BACKUP_DIR, removes those that are old enough"),
    Job("restore_drill", weekly(3, 7), "restores the newest backup into a scratch database and compares it"),
)


def table() -> str:
    return "\n".join(f"{job.command:<20}{job.when.words:<18}{job.what_for}" for job in JOBS)


def crontab(path: Path) -> str:
    """Lines for the crontab of the user that runs the site in this folder, the worker among them."""
    start = f"cd {path} && .venv/bin/python manage.py"
    lines = [f"{job.when.cron:<15} {start} {job.command}" for job in JOBS]
    # As long as one runs, `flock` starts no second.
    worker = f"{'* * * * *':<15} cd {path} && flock -n manage.py .venv/bin/python manage.py {WORKER}"
    return "\n".join([*lines, worker])


def due(since: datetime, until: datetime) -> list[Job]:
    """Each job that has come due in a minute after the one and up to the other."""
    found = list(minutes(since, until))
    return [job for job in JOBS if any(job.when.is_at(minute) for minute in found)]


def minutes(since: datetime, until: datetime) -> Iterator[datetime]:
    minute = since.replace(second=0, microsecond=0)
    while (minute := minute + timedelta(minutes=1)) <= until:
        yield minute

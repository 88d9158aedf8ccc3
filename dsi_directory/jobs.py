"""What a site does by the clock: every job in one table, as a crontab or as units of systemd."""

import re
from dataclasses import dataclass
from pathlib import Path

WORKER = "db_worker"


@dataclass(frozen=True)
class When:
    words: str
    cron: str
    calendar: str


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


def units(path: Path, user: str) -> dict[str, str]:
    """The files of systemd by name: a service and a timer for each job, and the worker."""
    files = {"dsi-worker.service": service("background work", path, user, WORKER, "Restart=always\nRestartSec=5", True)}
    for job in JOBS:
        name = f"dsi-{job.command.replace('_', '-')}"
        files[f"{name}.service"] = service(job.what_for, path, user, job.command, "Type=oneshot", False)
        files[f"{name}.timer"] = timer(job)
    return files


def service(what_for: str, path: Path, user: str, command: str, kind: str, stays: bool) -> str:
    install = "\n[Install]\nWantedBy=multi-user.target\n" if stays else ""
    return f"""[Unit]
Description=DSI Directory: {what_for}
After=network-online.target postgresql.service
Wants=network-online.target

[Service]
{kind}
User={user}
WorkingDirectory={path}
ExecStart={path}/.venv/bin/python manage.py {command}
NoNewPrivileges=true
{install}"""


def timer(job: Job) -> str:
    return f"""[Unit]
Description=DSI Directory: {job.command} {job.when.words}

[Timer]
OnCalendar={job.when.calendar}
AccuracySec=10s
Persistent=true

[Install]
WantedBy=timers.target
"""


def is_plain(text: str) -> bool:
    """Whether it can stand in a crontab and a unit without any quotes."""
    return re.fullmatch(r"[\w./@+-]+", text) is not None

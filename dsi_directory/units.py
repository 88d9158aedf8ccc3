"""Units of systemd: the web server behind its socket, the worker, and a service and a timer for each job."""

import re
from pathlib import Path

from django.conf import settings

from dsi_directory.jobs import JOBS, WORKER, Job

SOCKET = "/run/dsi/web.sock"
# Nothing of the machine but the network, and of its files only what the site keeps.
FENCED = """\
UMask=0027
NoNewPrivileges=true
CapabilityBoundingSet=
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths={folders}
PrivateTmp=true
PrivateDevices=true
ProtectClock=true
ProtectControlGroups=true
ProtectHostname=true
ProtectKernelLogs=true
ProtectKernelModules=true
ProtectKernelTunables=true
ProtectProc=invisible
LockPersonality=true
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=true
RestrictRealtime=true
RestrictSUIDSGID=true
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
"""
# Requests in work get 30 seconds to end (deploy/gunicorn.conf.py). The socket keeps new ones until it is back.
WEB = "Type=notify\nKillMode=mixed\nTimeoutStopSec=40\nRestart=always\nRestartSec=2\n"
# A task takes a minute at most.
AT_WORK = "TimeoutStopSec=90\nRestart=always\nRestartSec=5\n"
ONCE = "Type=oneshot\nTimeoutStartSec=1h\n"


def units(path: Path, user: str, front: str) -> dict[str, str]:
    """The files by name; the group is that of the front, which alone may connect to the socket."""
    python = f"{path}/.venv/bin/python"
    files = {
        "dsi-web.socket": socket(front),
        "dsi-web.service": service(
            "the web server", path, user, f"{path}/.venv/bin/gunicorn --config deploy/gunicorn.conf.py", WEB
        ),
        "dsi-worker.service": service("background work", path, user, f"{python} manage.py {WORKER}", AT_WORK),
    }
    for job in JOBS:
        name = f"dsi-{job.command.replace('_', '-')}"
        files[f"{name}.service"] = service(job.what_for, path, user, f"{python} manage.py {job.command}", ONCE)
        files[f"{name}.timer"] = timer(job)
    return files


def write(folder: Path, files: dict[str, str]) -> str:
    """Writes them and gives a sentence on how they start."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    # The others are started by these.
    starting = " ".join(name for name, text in files.items() if "[Install]" in text)
    return (
        f"{len(files)} files are in {folder}. In /etc/systemd/system they start with\n"
        f"systemctl daemon-reload && systemctl enable --now {starting}"
    )


def socket(front: str) -> str:
    return f"""[Unit]
Description=DSI Directory: where the front asks the web server

[Socket]
ListenStream={SOCKET}
SocketGroup={front}
SocketMode=0660
Backlog=4096

[Install]
WantedBy=sockets.target
"""


def service(what_for: str, path: Path, user: str, command: str, kind: str) -> str:
    install = "" if kind == ONCE else "\n[Install]\nWantedBy=multi-user.target\n"
    return f"""[Unit]
Description=DSI Directory: {what_for}
After=network-online.target postgresql.service
Wants=network-online.target

[Service]
User={user}
WorkingDirectory={path}
ExecStart={command}
{kind}{FENCED.format(folders=written(path))}{install}"""


def written(path: Path) -> str:
    """The folders in which the site keeps files; pictures and backups may have one of their own."""
    others = [Path(str(place)) for place in (settings.MEDIA_ROOT, settings.BACKUP_DIR)]
    own = (f"-{place}" for place in others if not place.is_relative_to(settings.VAR_DIR))
    return " ".join([f"{path}/var", *own])


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

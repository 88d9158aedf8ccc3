"""Servers and tools of Debian: what has to be there, and each server as something to start, stop and kill."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

# Seconds until a program has to serve, or to have ended.
PATIENCE = 60
# Debian keeps servers where only root looks for programs.
PATH = f"{os.environ['PATH']}:/usr/sbin:/sbin"
# By package of Debian: the programs of which one is needed.
PACKAGES = {
    "nginx": ["nginx"],
    "redis-server": ["redis-server", "valkey-server"],
    "pgbouncer": ["pgbouncer"],
    "wrk": ["wrk"],
}
# The beginning of the settings of an nginx that writes into a folder alone; with the folder, and what stands in `http`.
NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log stderr;
worker_processes 1;
worker_rlimit_nofile 4096;
events {{ worker_connections 2048; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {http}
}}
"""


def program(package: str) -> str | None:
    return next((path for name in PACKAGES[package] if (path := shutil.which(name, path=PATH))), None)


def missing(*packages: str) -> str:
    """What of these has to be installed first, in a sentence."""
    names = [package for package in packages if program(package) is None]
    return f"Programs are missing. On Debian or Ubuntu: apt install {' '.join(names)}" if names else ""


def wait_for(condition: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, f"{patience} seconds are over, and still not: {what}"
        time.sleep(0.05)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Program:
    """One that serves at a port of loopback, or at none; `options` are those of a process."""

    def __init__(self, name: str, command: list, folder: Path, port: int = 0, **options):
        self.name, self.command, self.port, self.options = name, command, port, options
        self.log = folder / f"{name}.log"
        self.process = None

    def start(self) -> "Program":
        assert not (self.port and answers(self.port)), f"Port {self.port} is taken"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                list(map(str, self.command)), stdin=subprocess.DEVNULL, stdout=log, stderr=log, **self.options
            )
        if self.port:
            wait_for(lambda: answers(self.port) or self.process.poll() is not None, f"{self.name} serves")
        assert self.process.poll() is None, f"{self.name} ended at once: see {self.log}"
        return self

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def pause(self) -> None:
        """Leaves those who ask without an answer."""
        self.send(signal.SIGSTOP)

    def go_on(self) -> None:
        self.send(signal.SIGCONT)

    def end(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Returns when it has ended."""
        if self.process and self.process.poll() is None:
            self.send(number)
            self.process.wait(PATIENCE)

    def __enter__(self) -> "Program":
        return self.start()

    def __exit__(self, *error) -> None:
        self.end()


def nginx(folder: Path, http: str) -> list:
    """The command that starts nginx with these settings in its `http`, written into the folder."""
    settings = folder / "nginx.conf"
    settings.write_text(NGINX.format(folder=folder, http=http))
    return [program("nginx"), "-e", "stderr", "-c", settings]

"""Programs of a cluster: what has to be there, and each as something to start, stop and kill."""

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
# The first of the ports on loopback; another: CLUSTER_PORTS=30000 make test-cluster.
PORTS = int(os.environ.get("CLUSTER_PORTS", "21000"))
# Debian keeps servers where only root looks for programs.
PATH = f"{os.environ['PATH']}:/usr/sbin:/sbin"
# By package of Debian: the programs of which one is needed.
PACKAGES = {"nginx": ["nginx"], "redis-server": ["redis-server", "valkey-server"], "pgbouncer": ["pgbouncer"]}


def program(package: str) -> str | None:
    return next((path for name in PACKAGES[package] if (path := shutil.which(name, path=PATH))), None)


def missing() -> str:
    """What has to be installed first, in a sentence."""
    names = [package for package in PACKAGES if program(package) is None]
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
        assert not (self.port and answers(self.port)), f"Port {self.port} is taken: set CLUSTER_PORTS to another"
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

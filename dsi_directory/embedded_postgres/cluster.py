"""Who uses a server: `lock` is held while it starts or stops, `users` by each process that uses it, `watch` by the one
that will stop it, `server` by the server itself; the kernel drops these locks however their holder ends.
"""

import fcntl
import functools
import hashlib
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from .account import account_for
from .errors import ClusterError, told_plainly
from .server import Server, leave_running


def cluster_of(settings):
    """Gives the cluster of one entry of Django's DATABASES."""
    return cluster_at(settings["CLUSTER"], settings.get("DURABLE", True))


@functools.cache
def cluster_at(home, durable=True):
    return Cluster(home, durable)


class Cluster:
    def __init__(self, home, durable=True):
        home = Path(home).resolve()
        with told_plainly(home):
            self.account = account_for(home)
            self.home = self._enterable(home)
        self.server = Server(self.home, self._socket_directory(), self.account, durable)
        self._users, self._process = None, None

    def _enterable(self, home):
        """Gives another home when the server's account cannot enter this one; its permissions stay as they are."""
        home.parent.mkdir(parents=True, exist_ok=True)
        return home if self.account.reaches(home.parent) else Path(f"/var/lib/dsi-directory-{_digest(home)}")

    def _socket_directory(self):
        # A socket's path has 107 bytes at most, and libpq takes a comma for the end of one of several.
        if re.fullmatch(r"[\w/. -]{1,80}", str(self.home), re.ASCII):
            return self.home / "run"
        return Path(f"/tmp/dsi-postgres-{self.account.uid}-{_digest(self.home)}")  # noqa: S108 - own() refuses another's

    def ensure(self):
        """Makes the server run for as long as this process does; cheap enough to ask before every connection."""
        if self._process != os.getpid():
            self.make_ready()
        else:
            with told_plainly(self.home):
                self._watch()

    def make_ready(self, database=None):
        """Waits for the server's answer, starts it when it does not run, creates the database when it is missing."""
        with told_plainly(self.home):
            self._make_home()
            with self._locked():
                self._hold()
                self._watch()
                if not self.server.answers():
                    self.server.start()
                if database:
                    self.server.create(database)

    def _make_home(self):
        if self.home.is_dir() and any(self.home.iterdir()) and not (self.home / "lock").exists():
            raise ClusterError(f"PostgreSQL could not be started: {self.home} holds other files")
        self.account.own(self.home)

    @contextmanager
    def _locked(self):
        lock = self.account.open(self.home / "lock")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)  # closing is not enough when another thread forked meanwhile
            os.close(lock)

    def _hold(self):
        users = self.account.open(self.home / "users")
        fcntl.flock(users, fcntl.LOCK_SH)
        if self._process == os.getpid():  # after a fork the number may stand for another file
            os.close(self._users)
        self._users, self._process = users, os.getpid()

    def _watch(self):
        """Leaves a process behind that stops the server after its last user, unless there is one already."""
        watch = self.account.open(self.home / "watch")
        try:
            fcntl.flock(watch, fcntl.LOCK_EX | fcntl.LOCK_NB)
            linger = float(os.environ.get("DSI_PG_LINGER", "10"))
            command = [sys.executable, "-I", Path(__file__).with_name("watcher.py"), self.home, str(linger), str(watch)]
            leave_running(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=[watch])
        except BlockingIOError:
            pass
        finally:
            os.close(watch)


def _digest(path):
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]

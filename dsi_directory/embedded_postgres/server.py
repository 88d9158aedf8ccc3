import fcntl
import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

from .binaries import find_binaries, version_of, within_reach
from .errors import ClusterError, no_room

USER = "dsi"
PORT = 5432
ROOM = 200_000_000  # bytes: a new cluster takes 40 MB, its first write-ahead logs and a copy of the binaries the rest
PATIENCE = 90  # seconds: recovery after a crash comes before the first answer
LOG_LIMIT = 5_000_000  # bytes

CONFIGURATION = """
max_connections = 60
max_wal_size = 256MB
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
"""
ALWAYS = ("-c", "listen_addresses=", "-c", "unix_socket_permissions=0700", "-c", "logging_collector=off")
THROW_AWAY = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


class Server:
    """The PostgreSQL of one directory; whoever calls start() sees to it that nobody else does at that time."""

    def __init__(self, home, socket_directory, account, durable):
        self.home = home
        self.account = account
        self.durable = durable
        self.data = home / "data"
        self.log = home / "server.log"
        self.socket_directory = socket_directory

    @property
    def address(self):
        """Gives what psycopg needs to connect, with what PGPORT and PGHOSTADDR would otherwise say."""
        return {"host": str(self.socket_directory), "hostaddr": "", "port": PORT, "user": USER}

    def _lock(self):
        return self.account.open(self.home / "server")

    def runs(self):
        """Whether any server process is left: each inherits the lock; a zombie or a stranger of its number does not."""
        lock = self._lock()
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            fcntl.flock(lock, fcntl.LOCK_UN)
        except BlockingIOError:
            return True
        finally:
            os.close(lock)
        return False

    def answers(self):
        """Whether it takes connections, after waiting for one that starts, recovers or ends."""
        deadline = time.monotonic() + PATIENCE
        while self.runs():
            if PGconn.ping(make_conninfo(**self.address, dbname="postgres", connect_timeout=5).encode()) == Ping.OK:
                return True
            if time.monotonic() > deadline:
                raise ClusterError(f"PostgreSQL in {self.home} has not answered for {PATIENCE} seconds: see {self.log}")
            time.sleep(0.02)
        return False

    def create(self, database):
        """Creates the database unless it is there."""
        with psycopg.connect(**self.address, dbname="postgres", autocommit=True) as connection:
            if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [database]).rowcount:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))

    def start(self):
        """Returns when the server answers; its directory is made when there is none."""
        fresh = not (self.data / "PG_VERSION").exists()
        if fresh and shutil.disk_usage(self.home).free < ROOM:
            raise no_room(self.home)
        for left in self.home.glob("partial-*"):
            shutil.rmtree(left, ignore_errors=True)
        binaries = within_reach(find_binaries(), self.home, self.account)
        major = version_of(binaries).split(".")[0]
        if fresh:
            self._initialise(binaries, int(major))
        elif (made_by := (self.data / "PG_VERSION").read_text().strip()) != major:
            raise ClusterError(
                f"{self.data} was made by PostgreSQL {made_by} and the one found is {major}: "
                "move the data with pg_dump, or remove the directory"
            )
        self._launch(binaries)

    def _initialise(self, binaries, major):
        partial = Path(tempfile.mkdtemp(prefix="partial-", dir=self.home))
        self.account.own(partial)
        # Without the C.UTF-8 character types pg_trgm finds nothing in Cyrillic or Greek.
        locale = ["--encoding=UTF8", "--lc-collate=C", "--lc-ctype=C.UTF-8"]
        if major >= 17:
            locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        command = [binaries / "initdb", "-D", partial, "-U", USER, "--auth-local=trust", "--auth-host=reject", *locale]
        made = subprocess.run(
            command if self.durable else [*command, "--no-sync"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            cwd="/",
            env=_environment(),
            check=False,
            **self.account.process_options,
        )
        if made.returncode:
            raise self._failure("set up", made.stdout)
        with (partial / "postgresql.conf").open("a") as file:
            file.write(CONFIGURATION)
        partial.rename(self.data)

    def _launch(self, binaries):
        self.account.own(self.socket_directory)
        for left in self.socket_directory.glob(".s.PGSQL.*"):
            left.unlink()
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.old"))
        command = [binaries / "postgres", "-D", self.data, "-k", self.socket_directory, "-p", str(PORT), *ALWAYS]
        lock, log = self._lock(), self.account.open(self.log, os.O_WRONLY | os.O_APPEND)
        written = os.fstat(log).st_size
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            leave_running(
                command if self.durable else [*command, *THROW_AWAY],
                stdout=log,
                stderr=log,
                env=_environment() | self._stale_process(),
                pass_fds=[lock],
                **self.account.process_options,
            )
        finally:
            os.close(lock)
            os.close(log)
        if not self.answers():
            raise self._failure("started", self.log.read_bytes()[written:].decode(errors="replace"))

    def _stale_process(self):
        """Tells postgres to disregard the process id on file, which a stranger or a zombie may have by now.

        That no process of this server is left is known from the lock; postgres still checks for shared memory in use.
        """
        file = self.data / "postmaster.pid"
        process = file.read_text().split("\n")[0].strip("\0 ") if file.exists() else ""
        if process:
            return {"PG_GRANDPARENT_PID": process}
        file.unlink(missing_ok=True)  # a crash left it empty, which postgres would take for one being written
        return {}

    def _failure(self, attempt, output):
        if shutil.disk_usage(self.home).free < ROOM // 10:
            return no_room(self.home)
        reasons = re.findall(r"(?:FATAL|PANIC|error): +(.+)", output) or [" ".join(output.split())]
        return ClusterError(f"PostgreSQL could not be {attempt}: {reasons[-1]} (see {self.log})")


def leave_running(command, **options):
    """Starts a process that goes on without this one."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, cwd="/", start_new_session=True, **options)
    process.returncode = 0  # nobody will wait for it, which deserves no ResourceWarning


def _environment():
    # English whatever the caller's language, since reasons are looked for in what is printed.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LANGUAGE"))}
    return kept | {"LC_ALL": "C.UTF-8"}

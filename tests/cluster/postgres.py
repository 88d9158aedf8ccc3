"""A primary and a streaming replica of it, from the binaries that the project finds (DSI_PG_BIN names others)."""

import os
import re
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import psycopg

from dsi_directory.embedded_postgres.binaries import find_binaries, within_reach
from dsi_directory.embedded_postgres.cluster import Cluster
from dsi_directory.embedded_postgres.watcher import postmaster
from tests.programs import wait_for

DATABASE = "dsi"


class Database:
    """One server of it, on a socket in a folder that is its own; it ends soon after the process that made it."""

    def __init__(self, folder: Path):
        self.cluster = Cluster(folder)
        self.server, self.account = self.cluster.server, self.cluster.account
        self.home = self.cluster.home
        self.mark = 0

    def start(self) -> None:
        self.cluster.make_ready()

    def make(self) -> None:
        self.cluster.make_ready(DATABASE)
        # Each statement is in the log, so that tests can count who is asked what.
        self.ask("ALTER SYSTEM SET log_statement = 'all'")
        self.ask("SELECT pg_reload_conf()")

    def follow(self, primary: "Database") -> None:
        """Becomes a replica, from a copy of the primary."""
        self.account.own(self.home)
        os.close(self.account.open(self.home / "lock"))
        binaries = within_reach(find_binaries(), self.home, self.account)
        address = primary.server.address
        source = ["-h", address["host"], "-p", str(address["port"]), "-U", address["user"]]
        copying = [binaries / "pg_basebackup", *source, "-D", self.server.data, "-R", "-X", "stream", "-c", "fast"]
        subprocess.run(copying, check=True, cwd="/", **self.account.process_options)
        self.start()

    def ask(self, statement: str, *values) -> list[tuple]:
        with psycopg.connect(**self.server.address, dbname=DATABASE, autocommit=True) as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def end(self, number: signal.Signals = signal.SIGINT) -> None:
        """Returns when the last of its processes has ended."""
        if process := postmaster(self.server.data):
            with suppress(ProcessLookupError):
                os.kill(process, number)
        wait_for(lambda: not self.server.runs(), "the database has ended")

    def statements(self, *holding: str) -> int:
        """How many statements with one of these texts came since the last `listen`."""
        with self.server.log.open("rb") as log:
            log.seek(self.mark)
            # The lines of a statement after its first begin with a tab.
            entries = re.split(r"\n(?!\t)", log.read().decode(errors="replace"))
        statements = [entry for entry in entries if re.search(r"LOG:  (statement|execute)", entry)]
        return sum(any(map(statement.__contains__, holding)) for statement in statements)

    def listen(self) -> None:
        self.mark = self.server.log.stat().st_size

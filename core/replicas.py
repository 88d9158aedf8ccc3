"""Which replicas keep up with the primary: one thread of each process watches, so that no page waits for a dead one.

How late a replica is, it cannot tell itself: nothing written and nothing arriving any more look the same to it. So the
watch notes how far the primary has come and when, and a replica is as late as the newest note that it has reached.
"""

import logging
import os
import threading
import time
from collections import deque
from dataclasses import dataclass, field

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections

# Seconds: how late a replica may be, and how often that is looked at.
AT_MOST = 5
PAUSE = 1
REACHED = "SELECT pg_is_in_recovery(), coalesce(pg_last_wal_replay_lsn(), '0/0') - '0/0'::pg_lsn"
WRITTEN = "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn"

logger = logging.getLogger(__name__)


@dataclass
class Watch:
    """What one process knows of the servers."""

    aliases: list[str]
    # When the primary had come how far, in bytes of its log.
    notes: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=2 * AT_MOST // PAUSE))
    healthy: set[str] = field(default_factory=set)
    looked_at: float = float("-inf")

    def look(self) -> None:
        """Asks all servers once."""
        now = time.monotonic()
        # A primary that does not answer is not written to: what is known of it goes on to hold.
        if written := asked(DEFAULT_DB_ALIAS, WRITTEN):
            self.notes.append((now, written[0]))
        for alias in self.aliases:
            self.tell(alias, self.keeps_up(alias, now))
        self.looked_at = now

    def keeps_up(self, alias: str, now: float) -> bool:
        is_replica, reached = asked(alias, REACHED) or (False, 0)
        return is_replica and self.lateness(reached, now) <= AT_MOST

    def lateness(self, reached: int, now: float) -> float:
        """Seconds; without end where it is not known."""
        if self.notes and reached >= self.notes[-1][1]:
            return 0
        return min((now - noted_at for noted_at, written in self.notes if written <= reached), default=float("inf"))

    def tell(self, alias: str, is_healthy: bool) -> None:
        if is_healthy != (alias in self.healthy):
            logger.warning("%s of the database is %s.", alias, "used" if is_healthy else "left out")
        # A new set, as other threads read this one.
        self.healthy = self.healthy | {alias} if is_healthy else self.healthy - {alias}

    def chosen(self) -> str | None:
        """The same for each page of this process, as long as it is healthy; other processes begin with others."""
        # A server that neither answers nor ends holds up the watch, and with it all that it says.
        if time.monotonic() - self.looked_at > AT_MOST:
            return None
        first = os.getpid() % len(self.aliases)
        in_turn = self.aliases[first:] + self.aliases[:first]
        return next((alias for alias in in_turn if alias in self.healthy), None)

    def run(self) -> None:
        while True:
            self.look()
            time.sleep(PAUSE)


def asked(alias: str, question: str) -> tuple | None:
    """The answer of a server, nothing where there is none."""
    connection = connections[alias]
    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()
    except Error:
        connection.close()
        return None


_watch: Watch | None = None
_starting = threading.Lock()


def chosen() -> str | None:
    """The alias of the replica for this process; nothing where there is none, or before any has been looked at."""
    global _watch
    if not settings.DATABASE_REPLICAS:
        return None
    with _starting:
        # At the first page, so that each process has its own, however the web server starts them.
        if _watch is None:
            _watch = Watch(settings.DATABASE_REPLICAS)
            threading.Thread(target=_watch.run, name="replicas", daemon=True).start()
    return _watch.chosen()


def leave_out(alias: str) -> None:
    """Reads no more from a replica that has just failed, until it is looked at again."""
    if _watch:
        _watch.tell(alias, is_healthy=False)

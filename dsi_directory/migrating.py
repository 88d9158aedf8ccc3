"""One migration of a database at a time, however many machines start a new release at once."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connections

LOCK = 0x6D6967726174  # "migrat"
# Seconds. A query that waits would hold up an index that is made concurrently, and that this one waits for.
PAUSE = 0.5


@contextmanager
def alone(alias: str, say: Callable[[str], object]) -> Iterator[None]:
    """Waits for whoever migrates this database already.

    The lock belongs to a transaction on a connection of its own, as behind PgBouncer only a transaction keeps its
    connection; it goes with this process, however that ends.
    """
    lock = connections[alias].copy()
    lock.set_autocommit(False)
    try:
        with lock.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            if not has_it(cursor):
                say("Another migration of this database is running: this one waits for it to end.")
                while not has_it(cursor):
                    time.sleep(PAUSE)
            yield
    finally:
        lock.close()


def has_it(cursor) -> bool:
    cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
    return cursor.fetchone()[0]

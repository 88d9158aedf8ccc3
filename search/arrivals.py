"""What has become public since a moment: entries count from when the index first held them, whatever date they bear."""

from datetime import datetime
from typing import NamedTuple

from django.db import connection

from search.index import writing
from search.upkeep import catch_up

ARRIVED = """
    SELECT document.id, document.kind, document.number, arrival.at
    FROM search_arrival AS arrival JOIN search_document AS document USING (kind, number)
    WHERE arrival.at > %s AND arrival.at <= %s
    ORDER BY arrival.at DESC, document.id DESC
"""


class Arrived(NamedTuple):
    """An entry with its document, and when anybody could see it first."""

    document: int
    kind: str
    number: int
    at: datetime

    @property
    def key(self) -> tuple[str, int]:
        return self.kind, self.number


def complete_until() -> datetime:
    """A moment after all that is public by now; what arrives from here on is later, in whichever process."""
    catch_up()
    # Whoever writes the index does it alone, and tells the time after waiting for that: nothing is on its way here.
    with writing(), connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def arrived(since: datetime, until: datetime) -> list[Arrived]:
    """What arrived after one moment and up to another, the newest first; one query."""
    with connection.cursor() as cursor:
        cursor.execute(ARRIVED, [since, until])
        return [Arrived(*row) for row in cursor.fetchall()]

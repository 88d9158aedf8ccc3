"""How often a device may ask for something in each of two spans of time, and what is left of both.

One statement counts for both in the table that `core.guards.limits` keeps.
"""

import datetime
import time
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from core.guards.limits import DAY, device_in, name_of

MINUTE = 60
# The day is only counted where the minute had room: what is refused costs nothing more.
COUNT = """
WITH minute AS (
    INSERT INTO core_tally AS kept (name, count, ends_at) VALUES (%(minute)s, 1, %(minute_ends)s)
    ON CONFLICT (name) DO UPDATE SET count = kept.count + 1 WHERE kept.count < %(in_a_minute)s RETURNING count
), day AS (
    INSERT INTO core_tally AS kept (name, count, ends_at) SELECT %(day)s, 1, %(day_ends)s FROM minute
    ON CONFLICT (name) DO UPDATE SET count = kept.count + 1 WHERE kept.count < %(in_a_day)s RETURNING count
)
SELECT (SELECT count FROM minute), (SELECT count FROM day), (SELECT count FROM core_tally WHERE name = %(day)s)
"""


class Rate(NamedTuple):
    """How often something may be asked for from one device, which may be all that is behind one address."""

    in_a_minute: int
    in_a_day: int


class Standing(NamedTuple):
    """What is left of a rate; an empty span has none of it."""

    rate: Rate
    left_of_minute: int
    left_of_day: int
    seconds_of_minute: int
    seconds_of_day: int
    is_allowed: bool

    @property
    def wait(self) -> int:
        """Seconds until more is allowed, to whoever is refused."""
        return self.seconds_of_minute if self.left_of_day else self.seconds_of_day

    @property
    def headers(self) -> dict[str, str]:
        """As the IETF's draft "RateLimit header fields for HTTP" writes it."""
        return {
            "RateLimit-Policy": f'"minute";q={self.rate.in_a_minute};w={MINUTE}, "day";q={self.rate.in_a_day};w={DAY}',
            "RateLimit": f'"minute";r={self.left_of_minute};t={self.seconds_of_minute}, '
            f'"day";r={self.left_of_day};t={self.seconds_of_day}',
        }


def counted(request, action: str, rate: Rate) -> Standing:
    """Counts one more for the device that asks. To be asked outside of a transaction."""
    now, device = time.time(), device_in(request)
    rate = Rate(*(number * (settings.RATE_LIMITS or 1) for number in rate))
    minute, day = (seconds - int(now) % seconds for seconds in (MINUTE, DAY))
    asked = {
        "minute": name_of(f"{action} in a minute", device, MINUTE),
        "day": name_of(f"{action} in a day", device, DAY),
        "minute_ends": datetime.datetime.fromtimestamp(now + minute, datetime.UTC),
        "day_ends": datetime.datetime.fromtimestamp(now + day, datetime.UTC),
        **rate._asdict(),
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNT, asked)
        of_minute, of_day, before = cursor.fetchone()
    return Standing(
        rate,
        left_of_minute=rate.in_a_minute - (of_minute or rate.in_a_minute),
        left_of_day=rate.in_a_day - (of_day or before or 0),
        seconds_of_minute=minute,
        seconds_of_day=day,
        is_allowed=of_day is not None or not settings.RATE_LIMITS,
    )

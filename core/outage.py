"""While the database is out of reach: which version of the content was the last, and when to ask again.

What is kept under that version is shown for an hour at most (decision 47).
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections

Read = TypeVar("Read")

# Seconds: how old the version may be, and how long nobody asks once the database did not answer, as each would wait.
AT_MOST = 60 * 60
PAUSE = 1

logger = logging.getLogger(__name__)


class OutOfReach(OperationalError):
    """No connection to the database can be had."""


@dataclass
class Known:
    """What this process knows of the database."""

    version: str | None = None
    read_at: float = 0
    asked_from: float = 0


_known = Known()


def watched(read: Callable[[], Read]) -> Read:
    """What is read, or OutOfReach: at once where the database did not answer a moment ago."""
    if time.monotonic() < _known.asked_from:
        raise OutOfReach("The database did not answer a moment ago.")
    try:
        return read()
    except (OperationalError, InterfaceError) as error:
        if is_connected():
            raise
        _known.asked_from = time.monotonic() + PAUSE
        logger.warning("The database is out of reach, so kept pages are shown.", exc_info=True)
        raise OutOfReach(str(error)) from error


def is_connected() -> bool:
    """Whether there is a connection that failed for another reason."""
    held = connections[DEFAULT_DB_ALIAS].connection
    return held is not None and not held.closed


def note(version: str | None) -> None:
    _known.version, _known.read_at = version, time.monotonic()


def last_version() -> str | None:
    return _known.version if time.monotonic() - _known.read_at < AT_MOST else None

"""Asking for mail: an address is asked to confirm, and joins when its owner says yes."""

from dataclasses import dataclass

from newsletter.models import Every


@dataclass(frozen=True)
class Search:
    """What an alert looks for: the list of one kind of entry, or all kinds; and the query of the list's address."""

    kind: str = ""
    query: str = ""
    every: Every = Every.WEEK

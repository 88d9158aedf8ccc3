"""Where a page of a list begins or ends: right beside an entry, known by what it is sorted by.

So its place is found again when entries have come and gone, the entry itself among them.
"""

import base64
import datetime
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.db.models.expressions import OrderBy

from opendata.api.parameters import CURSOR
from opendata.api.problems import Refused
from search.filters import RELEVANCE
from search.snapshot import SORTS

BROKEN = f"This is no `{CURSOR.name}` of this list: take it from `next` or `previous`, and keep what else is asked."
# Of numbers in the database.
MOST = 2**31


def fields_of(sort: str) -> list[tuple[str, bool]]:
    """The fields that a document is sorted by, and whether from the highest down; in order of relevance, its place."""
    if sort == RELEVANCE:
        return [("place", False), ("number", False)]
    terms = [term if isinstance(term, OrderBy) else F(term.name).asc() for term in SORTS[sort]]
    return [(term.expression.name, term.descending) for term in terms]


@dataclass(frozen=True)
class Cursor:
    sort: str
    # What the entry beside it is sorted by.
    key: dict[str, Any]
    # Whether the page ends right before that entry, instead of beginning right after it.
    is_end: bool = False

    def __str__(self) -> str:
        told = json.dumps([self.sort, self.is_end, *self.key.values()], default=lambda value: value.isoformat())
        return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")

    @classmethod
    def of(cls, sort: str, row: dict[str, Any], is_end: bool = False) -> "Cursor":
        return cls(sort, {name: row[name] for name, _ in fields_of(sort)}, is_end)

    @classmethod
    def read(cls, text: str, sort: str) -> "Cursor":
        try:
            padded = text.encode("ascii") + b"=" * (-len(text) % 4)
            of, is_end, *values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            names = [name for name, _ in fields_of(sort)]
            if of != sort or type(is_end) is not bool:
                raise ValueError
            return cls(sort, {name: read(name, value) for name, value in zip(names, values, strict=True)}, is_end)
        except (ValueError, TypeError, RecursionError):
            raise Refused([(CURSOR.name, BROKEN)]) from None

    def before(self) -> Q:
        """The documents that stand before the entry."""
        found, same = Q(pk=None), Q()
        for name, is_descending in fields_of(self.sort):
            found |= same & earlier(name, self.key[name], is_descending)
            same &= Q(**{name: self.key[name]}) if self.key[name] is not None else Q(**{f"{name}__isnull": True})
        return found


def earlier(name: str, value: Any, is_descending: bool) -> Q:
    # What is not known stands last.
    if value is None:
        return Q(**{f"{name}__isnull": False})
    return Q(**{f"{name}__{'gt' if is_descending else 'lt'}": value})


def read(name: str, value: Any) -> Any:
    """A part of a key, of the type that the database compares it with."""
    if name in ("number", "project_count", "place"):
        if type(value) is int and 0 <= value < MOST:
            return value
    elif name == "sort_key":
        if type(value) is str and b"\0" not in value.encode():
            return value
    elif name == "published_at":
        moment = datetime.datetime.fromisoformat(value)
        if moment.tzinfo:
            return moment
    elif name == "checked_on":
        return None if value is None else datetime.date.fromisoformat(value)
    raise ValueError

"""The entries of one page of a list, in whichever order."""

from typing import Any, NamedTuple

from opendata.api.cursors import Cursor, fields_of
from search.filters import RELEVANCE, FacetedFilter
from search.lists import RANKED, Found
from search.models import Document


class Page(NamedTuple):
    numbers: list[int]
    # Where the next page begins, and where the one before ends.
    after: Cursor | None
    before: Cursor | None


def page_of(asked: FacetedFilter, cursor: Cursor | None, limit: int) -> Page:
    found = Found(asked)
    cut = ranked if asked.order == RELEVANCE else sorted_
    documents, first, has_before, has_after = cut(found, cursor, limit) if found else ([], 0, False, False)
    fields = {name for name, _ in fields_of(asked.order)} - {"place"}
    rows = {row["id"]: row for row in Document.objects.filter(id__in=documents).values("id", *fields)}
    # A document may have gone since the snapshot was taken.
    shown = [rows[id_] | {"place": place} for place, id_ in enumerate(documents, start=first) if id_ in rows]
    if not shown:
        return Page([], None, cursor_back(cursor, has_before))
    return Page(
        [row["number"] for row in shown],
        Cursor.of(asked.order, shown[-1]) if has_after else None,
        Cursor.of(asked.order, shown[0], is_end=True) if has_before else None,
    )


def cursor_back(cursor: Cursor | None, has_before: bool) -> Cursor | None:
    """From behind the end of a list that has become shorter."""
    return Cursor(cursor.sort, cursor.key, is_end=True) if cursor and has_before else None


Cut = tuple[list[int], int, bool, bool]


def sorted_(found: Found, cursor: Cursor | None, limit: int) -> Cut:
    """Documents in the order of a field, and whether there are others before and after them."""
    kind, sort, snapshot = found.asked.kind.name, found.asked.order, found.asked.snapshot
    order = snapshot.order(kind, sort)
    start = place_of(cursor, kind, order) if cursor else 0
    if cursor and cursor.is_end:
        documents = order.before(found.ids, start, limit + 1)
        has_before, documents = len(documents) > limit, documents[-limit:]
        return documents, 0, has_before, bool(order.onwards(found.ids, start, 1))
    documents = order.onwards(found.ids, start, limit + 1)
    has_before = bool(order.before(found.ids, start, 1))
    return documents[:limit], 0, has_before, len(documents) > limit


def place_of(cursor: Cursor, kind: str, order) -> int:
    """Up to where the order stands before the page, or after it where the cursor is its end."""
    rows = Document.objects.filter(kind=kind)
    own = rows.filter(number=cursor.key["number"]).values("id", *cursor.key).first()
    is_there = bool(own) and {name: own[name] for name in cursor.key} == cursor.key
    place = order.place(own["id"]) if is_there else None
    if place is None:
        place = rows.filter(cursor.before()).count()
    return place + 1 if is_there and not cursor.is_end else place


def ranked(found: Found, cursor: Cursor | None, limit: int) -> Cut:
    """The best matches; what is no longer at its place is looked for among them."""
    start = rank_of(cursor, found) if cursor else 0
    first, stop = (max(0, start - limit), start) if cursor and cursor.is_end else (start, start + limit)
    documents = found.documents(first, stop) if first < stop else []
    return documents, first, first > 0, stop < len(found)


def rank_of(cursor: Cursor, found: Found) -> int:
    asked: dict[str, Any] = {"kind": found.asked.kind.name, "number": cursor.key["number"]}
    # No document is numbered 0.
    own = Document.objects.filter(**asked).values_list("id", flat=True).first() or 0
    best = found.documents(0, RANKED)
    place = best.index(own) if own in best else min(cursor.key["place"], len(found))
    return place + 1 if own in found.ids and not cursor.is_end else place

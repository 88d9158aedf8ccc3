"""What one process holds of the index in memory: the documents of every facet value, as bitmaps.

A snapshot is true for one revision. The next one takes over what has not changed, so that a change costs little.
"""

import threading
from array import array
from dataclasses import dataclass, field, replace
from itertools import islice

from django.db.models import F
from django.utils.translation import get_language
from pyroaring import BitMap

from core.reading import connection
from search import index
from search.facets import ENDED, KIND, STATE, Facet, Labels, TermFacet, vocabularies
from search.kinds import kinds
from search.models import Document

# Changed documents up to which what was looked up before is of use, and how much of it is kept.
FEW_CHANGED = 500
MOST_OLDER = 1000
# Changed documents from which on what was looked up before is of no use.
MANY = 20_000
# What has changed since a revision, beside the state of the index: first the documents that went, with no facet, then
# the values of those that came or changed.
NEWS = f"""
    SELECT state.*, EXISTS(SELECT FROM search_revision WHERE id = %(since)s), news.*
    FROM ({index.STATE}) AS state, LATERAL (
        SELECT NULL AS facet, NULL AS value,
            ARRAY(SELECT unnest(removed)::bigint FROM search_revision WHERE id > %(since)s) AS ids
        UNION ALL
        SELECT facet, search_value.value, ids FROM search_value JOIN (
            SELECT value, array_agg(id) AS ids
            FROM (
                SELECT id, unnest(facets) AS value FROM search_document
                -- While the whole index is made anew, many documents are of a revision that is not there yet.
                WHERE revision > %(since)s AND EXISTS(SELECT FROM search_revision WHERE id > %(since)s)
            ) AS one
            GROUP BY value
        ) AS held ON held.value = search_value.id
    ) AS news
"""
# Before any revision.
NEVER = -1
# Ways to sort: the document's fields, first to last.
SORTS = {
    "name": (F("sort_key"), F("number")),
    "newest": (F("published_at").desc(), F("number").desc()),
    "checked": (F("checked_on").desc(nulls_last=True), F("sort_key"), F("number")),
    "projects": (F("project_count").desc(), F("sort_key"), F("number")),
}
NONE = BitMap()


@dataclass
class Order:
    """The documents of a kind in one order, and the place of each."""

    ids: array
    places: array

    @classmethod
    def of(cls, kind: str, sort: str) -> "Order":
        ids = array("I", Document.objects.filter(kind=kind).order_by(*SORTS[sort]).values_list("id", flat=True))
        places = array("I", bytes(4 * (max(ids, default=0) + 1)))
        for place, document in enumerate(ids):
            places[document] = place
        return cls(ids, places)

    def slice(self, ids: BitMap, start: int, stop: int) -> list[int]:
        # Either the few are sorted, or the order is walked until enough of the many have come by.
        if len(ids) < 1000 or len(ids) * 15 < stop * len(self.ids) / len(ids):
            last = len(self.places) - 1
            return sorted(ids, key=lambda document: self.places[min(document, last)])[start:stop]
        return list(islice((document for document in self.ids if document in ids), start, stop))

    def beside(self, ids: BitMap, document: int) -> tuple[int | None, int | None]:
        """Those of the documents that stand right before and after one of them."""
        place = self.place(document)
        if place is None:
            return None, None
        before = (self.ids[other] for other in range(place - 1, -1, -1) if self.ids[other] in ids)
        after = (self.ids[other] for other in range(place + 1, len(self.ids)) if self.ids[other] in ids)
        return next(before, None), next(after, None)

    def place(self, document: int) -> int | None:
        place = self.places[document] if document < len(self.places) else 0
        return place if self.ids and self.ids[place] == document else None

    def onwards(self, ids: BitMap, place: int, most: int) -> list[int]:
        """The first of these documents from a place on."""
        return list(islice((document for document in self.ids[place:] if document in ids), most))

    def before(self, ids: BitMap, place: int, most: int) -> list[int]:
        """The last of these documents before a place, in order."""
        return list(islice((document for document in reversed(self.ids[:place]) if document in ids), most))[::-1]


@dataclass
class Snapshot:
    revision: int
    # Whether very much changes, so that entries may have been hidden that this still holds.
    is_behind: bool = field(default=False, kw_only=True)
    everything: BitMap = field(default_factory=BitMap)
    # Facet: value: documents.
    held: dict[str, dict[str, BitMap]] = field(default_factory=dict)
    # Filled by search.postings: what was looked up for this revision; and for those before, true but for what has
    # changed since.
    postings: dict = field(default_factory=dict)
    older: dict = field(default_factory=dict)
    changed: BitMap = field(default_factory=BitMap)
    _orders: dict[tuple[str, str], Order] = field(default_factory=dict)
    _labels: dict[tuple[str, str | None], Labels] = field(default_factory=dict)

    def holding(self, facet: str, value: str) -> BitMap:
        """Documents that hold the value; not to be changed."""
        return self.held.get(facet, {}).get(value, NONE)

    def values(self, facet: str) -> list[str]:
        """Values in use."""
        return list(self.held.get(facet, ()))

    def of_kind(self, kind: str) -> BitMap:
        return self.holding(KIND, kind)

    def listed(self, kind: str) -> BitMap:
        """What the list of a kind holds before anything is asked of it."""
        return self.of_kind(kind) - self.holding(STATE, "archived") - self.holding(ENDED, "yes")

    @property
    def languages(self) -> list[str]:
        return sorted(self.values("language"))

    def labels(self, facet: Facet) -> Labels:
        """Values of a facet with their names, in the order of its vocabulary."""
        key = facet.name, get_language()
        if key not in self._labels and isinstance(facet, TermFacet):
            facets = [each for kind in kinds() for each in kind.facets if isinstance(each, TermFacet)]
            terms = vocabularies({each.model for each in (*facets, facet)})
            self._labels |= {(each.name, key[1]): terms[each.model] for each in (*facets, facet)}
        elif key not in self._labels:
            self._labels[key] = facet.labels(self.values(facet.name))
        return self._labels[key]

    def in_order(self, ids: BitMap, kind: str, sort: str, start: int, stop: int) -> list[int]:
        """A slice of these documents of one kind, sorted in one of the ways of `SORTS`."""
        return self.order(kind, sort).slice(ids, start, stop)

    def beside(self, ids: BitMap, kind: str, sort: str, document: int) -> tuple[int | None, int | None]:
        """The documents before and after one among these of its kind, sorted in one of the ways of `SORTS`."""
        return self.order(kind, sort).beside(ids, document)

    def order(self, kind: str, sort: str) -> Order:
        """The documents of a kind, sorted in one of the ways of `SORTS`."""
        key = kind, sort
        if key not in self._orders:
            self._orders[key] = Order.of(kind, sort)
        return self._orders[key]


@dataclass(frozen=True)
class News(index.State):
    """What has changed since a revision."""

    # Whether that revision is known: if not, only the news since `NEVER` are all.
    is_known: bool
    gone: BitMap
    # Of the documents that came or changed: facet, value, those that hold it now.
    held: list[tuple[str, str, BitMap]]


# By the server that was read: each has its own newest revision.
_held: dict[str, Snapshot] = {}
_loading = threading.Lock()


def current() -> Snapshot:
    """The index as it is now; one query, more when changes have to be taken in."""
    held = None

    def since_held() -> News:
        nonlocal held
        # All servers have the same revisions, so what is known of one is where another that is new here begins.
        held = _held.get(connection.alias) or next(iter(_held.values()), None)
        return _news(held.revision if held else NEVER)

    news = index.state(since_held)
    if held is None or held.revision != news.revision:
        server = connection.alias
        with _loading:
            if server not in _held or _held[server].revision != news.revision:
                _held[server] = _following(held, news)
            held = _held[server]
    return replace(held, is_behind=True) if news.is_behind else held


def _news(since: int) -> News:
    with connection.cursor() as cursor:
        cursor.execute(NEWS, {"since": since})
        (*state, _, _, gone), *held = cursor.fetchall()
    revision, is_behind, is_known = state
    return News(
        revision or 0,
        is_behind,
        is_known,
        BitMap(gone),
        [(facet, value, BitMap(ids)) for *_, facet, value, ids in held],
    )


def _following(held: Snapshot | None, news: News) -> Snapshot:
    """The snapshot of the newest revision: from the one held by what has changed since, else from the start."""
    if held is None:
        return _whole(news)
    return _changed(held, news) if news.is_known else _whole(_news(NEVER))


def _whole(news: News) -> Snapshot:
    made = Snapshot(news.revision)
    for facet, value, ids in news.held:
        made.held.setdefault(facet, {})[value] = ids
    made.everything = BitMap.union(*made.held.get(KIND, {}).values(), NONE)
    return made


def _changed(held: Snapshot, news: News) -> Snapshot:
    changed = BitMap.union(NONE, *(ids for facet, _, ids in news.held if facet == KIND))
    touched = changed | news.gone
    made = Snapshot(news.revision, (held.everything - news.gone) | changed)
    if len(touched) < MANY:
        is_near = len(held.changed) < FEW_CHANGED
        older = {**(held.older if is_near else {}), **held.postings}
        made.older = dict(list(older.items())[-MOST_OLDER:])
        made.changed = touched | held.changed if is_near else touched
    for facet, values in held.held.items():
        # A bitmap is shared with the snapshot before unless it changes.
        made.held[facet] = {value: ids - touched if ids.intersect(touched) else ids for value, ids in values.items()}
    for facet, value, ids in news.held:
        values = made.held.setdefault(facet, {})
        values[value] = values.get(value, NONE) | ids
    for facet, values in made.held.items():
        made.held[facet] = {value: ids for value, ids in values.items() if ids}
    return made

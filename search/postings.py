"""Which documents hold what: looked up in the database once for a revision, kept as bitmaps."""

import threading
from collections.abc import Iterable, Mapping
from typing import Any

from pyroaring import BitMap

from core.reading import connection
from search.kinds import kinds
from search.models import Name
from search.snapshot import Snapshot

MOST_KEPT = 1000
# Names that begin alike, of each kind.
MOST_BEGUN = 500
# Documents in which words that they hold are looked for side by side, for all keys of one query together, as their
# whole vectors are read for it: 0.2 s.
MOST_COMPARED = 20_000
# Where something is looked for: a tsquery in all words of a document or in those of its names, a text among fast names.
TEXT, NAME, WHOLE, ADDRESS, BEGUN, INSIDE = "text", "name", "whole", "address", "begun", "inside"
# One place and what is looked for in it.
Key = tuple[str, str]

OF_NAMES = (
    "ARRAY(SELECT document_id FROM search_name WHERE form = {form} AND kind = ANY(%(kinds)s) AND text = {sought})"
)
LOOKUPS = {
    TEXT: "search_holding({sought}::tsquery)",
    NAME: "search_named({sought}::tsquery)",
    WHOLE: OF_NAMES.replace("{form}", str(Name.Form.WHOLE.value)),
    ADDRESS: OF_NAMES.replace("{form}", str(Name.Form.ADDRESS.value)),
    BEGUN: f"""ARRAY(
        SELECT document_id FROM unnest(%(kinds)s::text[]) AS each, LATERAL (
            SELECT document_id FROM search_name
            WHERE form = {Name.Form.BEGINNING.value} AND kind = each
                AND text >= {{sought}} AND text < {{sought}} || U&'\\+10FFFF'
            ORDER BY text, document_id LIMIT {MOST_BEGUN}
        ) AS begun
    )""",
    # What is looked for holds letters and digits only, so nothing in it has a meaning for LIKE.
    INSIDE: "ARRAY(SELECT id FROM search_document WHERE folded_names LIKE '%%' || {sought} || '%%')",
}
# Of the documents that hold the words, those written last, then those of them that hold them side by side; and whether
# there are more that hold the words than are compared.
SIDE_BY_SIDE = """
    ARRAY(
        SELECT id FROM search_document
        WHERE id = ANY(ids[greatest(cardinality(ids) - %(compared)s, 0) + 1 :])
            AND ts_match_vq(vector, {sought}::tsquery)
    ), cardinality(ids) > %(compared)s FROM search_holding(replace({sought}, '<->', '&')::tsquery) AS ids
"""
# Where a revision before knows all but what has changed since.
CHANGED = (
    "ARRAY(SELECT id FROM search_document WHERE id = ANY(%(changed)s) AND ts_match_vq({vector}, {sought}::tsquery))"
)
AMONG_CHANGED = {TEXT: CHANGED.replace("{vector}", "vector"), NAME: CHANGED.replace("{vector}", "name_vector")}
FOUND = "WITH found(place, ids, are_some) AS MATERIALIZED ({}) SELECT * FROM found {}"
OTHERWISE = "UNION ALL {lookup} WHERE NOT EXISTS (SELECT FROM found WHERE place IN ({others}) AND cardinality(ids) > 0)"
# Keys that are looked up where others find nothing.
Otherwise = Mapping[Key, set[Key]]
_keeping = threading.Lock()


class Some(BitMap):
    """Those of very many documents that were compared; others may be found too."""

    compared = 0


def keep(store: dict, found: dict, most: int) -> None:
    """Adds what was found, or asked for again; what was asked for longest ago goes when there is too much."""
    with _keeping:
        for key in found:
            store.pop(key, None)
        store.update(found)
        for key in list(store)[: max(len(store) - most, 0)]:
            del store[key]


def postings(keys: Iterable[Key], snapshot: Snapshot, otherwise: Otherwise | None = None) -> dict[Key, BitMap]:
    """The documents for each key, not to be changed; one query for all that are not kept yet.

    A key of `otherwise` is looked up only where no document is found for the keys that it names.
    """
    otherwise = otherwise or {}
    keys = list(dict.fromkeys((*keys, *otherwise)))
    compared = MOST_COMPARED // max(sum(map(_neighbours, keys)), 1)
    kept = {key: ids for key in keys if (ids := snapshot.postings.get(key)) is not None}
    # Where far more can be compared than when it was kept, that is done.
    found = {key: ids for key, ids in kept.items() if not isinstance(ids, Some) or 2 * ids.compared >= compared}
    found |= Lookup([key for key in keys if key not in found], snapshot, compared).found(otherwise, found)
    keep(snapshot.postings, found, MOST_KEPT)
    return found


def _neighbours(key: Key) -> int:
    """How many words have to follow on another one, in the longest of what may be there."""
    where, sought = key
    return max(way.count("<->") for way in sought.split(" | ")) if where == TEXT else 0


class Lookup:
    """One query for the documents of several keys."""

    def __init__(self, keys: list[Key], snapshot: Snapshot, compared: int):
        self.keys, self.snapshot, self.compared = keys, snapshot, compared
        # What a revision before knew of all documents.
        before = {key: snapshot.older.get(key) for key in keys if key[0] in AMONG_CHANGED}
        whole = {key: ids for key, ids in before.items() if ids is not None and not isinstance(ids, Some)}
        self.older = {key: ids - snapshot.changed for key, ids in whole.items()}

    def found(self, otherwise: Otherwise, kept: Mapping[Key, BitMap]) -> dict[Key, BitMap]:
        first, then = [], []
        for place, key in enumerate(self.keys):
            others = otherwise.get(key, ())
            if any(kept.get(other) or self.older.get(other) for other in others):
                continue
            missing = [str(place) for place, other in enumerate(self.keys) if other in others]
            if missing:
                then.append(OTHERWISE.format(lookup=self.lookup(place), others=", ".join(missing)))
            else:
                first.append(self.lookup(place))
        return self.asked(FOUND.format(" UNION ALL ".join(first), " ".join(then))) if first else {}

    def lookup(self, place: int) -> str:
        key = self.keys[place]
        if key in self.older:
            lookup = f"{AMONG_CHANGED[key[0]]}, false"
        elif _neighbours(key):
            lookup = SIDE_BY_SIDE
        else:
            lookup = f"{LOOKUPS[key[0]]}, false"
        return f"SELECT {place}, {lookup.format(sought=f'%(sought{place})s')}"

    def asked(self, statement: str) -> dict[Key, BitMap]:
        parameters: dict[str, Any] = {f"sought{place}": sought for place, (_, sought) in enumerate(self.keys)}
        parameters["kinds"] = [kind.name for kind in kinds()]
        parameters["changed"] = list(self.snapshot.changed)
        parameters["compared"] = self.compared
        found = {}
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            for place, ids, are_some in cursor.fetchall():
                key = self.keys[place]
                found[key] = Some(ids) if are_some else BitMap(ids or ()) | self.older.get(key, BitMap())
                if are_some:
                    found[key].compared = self.compared
        return found

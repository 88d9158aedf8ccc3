"""Which documents hold what: looked up in the database once for a revision, kept as bitmaps."""

import threading
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection
from pyroaring import BitMap

from search.kinds import kinds
from search.models import Name
from search.snapshot import Snapshot

MOST_KEPT = 1000
# Names that begin alike, of each kind.
MOST_BEGUN = 500
# Documents in which words that they hold are looked for side by side, as their whole vectors are read for it: 0.3 s.
MOST_COMPARED = 30_000
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
# The newest documents that hold the words, then those of them that hold them side by side.
SIDE_BY_SIDE = f"""ARRAY(
    SELECT id FROM (SELECT search_holding(replace({{sought}}, '<->', '&')::tsquery) AS ids) AS holding, search_document
    WHERE id = ANY(ids[greatest(cardinality(ids) - {MOST_COMPARED}, 0) + 1 :])
        AND ts_match_vq(vector, {{sought}}::tsquery)
)"""
# Where a revision before knows all but what has changed since.
CHANGED = (
    "ARRAY(SELECT id FROM search_document WHERE id = ANY(%(changed)s) AND ts_match_vq({vector}, {sought}::tsquery))"
)
AMONG_CHANGED = {TEXT: CHANGED.replace("{vector}", "vector"), NAME: CHANGED.replace("{vector}", "name_vector")}
FOUND = "WITH found(place, ids) AS MATERIALIZED ({}) SELECT * FROM found {}"
OTHERWISE = (
    "UNION ALL {lookup} WHERE NOT EXISTS (SELECT FROM found WHERE place = ANY({others}) AND cardinality(ids) > 0)"
)
# Keys that are looked up where others find nothing.
Otherwise = Mapping[Key, set[Key]]
_keeping = threading.Lock()


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
    found = {key: kept for key in keys if (kept := snapshot.postings.get(key)) is not None}
    found |= _looked_up([key for key in keys if key not in found], snapshot, otherwise, found)
    keep(snapshot.postings, found, MOST_KEPT)
    return found


def _looked_up(keys: list[Key], snapshot: Snapshot, otherwise: Otherwise, kept: dict[Key, BitMap]) -> dict[Key, BitMap]:
    older = {key: snapshot.older[key] - snapshot.changed for key in keys if key in snapshot.older}
    older = {key: ids for key, ids in older.items() if key[0] in AMONG_CHANGED}
    asked: dict[str, Any] = {"kinds": [kind.name for kind in kinds()], "changed": list(snapshot.changed)}
    lookups, otherwise_lookups = [], []
    for place, key in enumerate(keys):
        others = otherwise.get(key, ())
        if any(kept.get(other) or older.get(other) for other in others):
            continue
        asked |= {
            f"sought{place}": key[1],
            f"others{place}": [place for place, key in enumerate(keys) if key in others],
        }
        lookup = f"SELECT {place}, {_lookup(key, key in older).format(sought=f'%(sought{place})s')}"
        if asked[f"others{place}"]:
            otherwise_lookups.append(OTHERWISE.format(lookup=lookup, others=f"%(others{place})s"))
        else:
            lookups.append(lookup)
    if not lookups:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(FOUND.format(" UNION ALL ".join(lookups), " ".join(otherwise_lookups)), asked)
        found = {keys[place]: BitMap(ids or ()) for place, ids in cursor.fetchall()}
    return {key: ids | older.get(key, BitMap()) for key, ids in found.items()}


def _lookup(key: Key, is_among_changed: bool) -> str:
    where, sought = key
    if is_among_changed:
        return AMONG_CHANGED[where]
    return SIDE_BY_SIDE if where == TEXT and "<->" in sought else LOOKUPS[where]

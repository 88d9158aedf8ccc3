"""Which documents hold what: looked up in the database once for a revision, kept as bitmaps."""

import threading
from collections.abc import Iterable
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
_keeping = threading.Lock()


def keep(store: dict, found: dict, most: int) -> None:
    """Adds what was found, or asked for again; what was asked for longest ago goes when there is too much."""
    with _keeping:
        for key in found:
            store.pop(key, None)
        store.update(found)
        for key in list(store)[: max(len(store) - most, 0)]:
            del store[key]


def postings(keys: Iterable[Key], snapshot: Snapshot) -> dict[Key, BitMap]:
    """The documents for each key, not to be changed; one query for all that are not kept yet."""
    keys = list(dict.fromkeys(keys))
    found = {key: kept for key in keys if (kept := snapshot.postings.get(key)) is not None}
    missing = [key for key in keys if key not in found]
    if missing:
        found |= _looked_up(missing, snapshot)
    keep(snapshot.postings, found, MOST_KEPT)
    return found


def _looked_up(keys: list[Key], snapshot: Snapshot) -> dict[Key, BitMap]:
    asked: dict[str, Any] = {"kinds": [kind.name for kind in kinds()], "changed": list(snapshot.changed)}
    older = {key: snapshot.older.get(key) if key[0] in AMONG_CHANGED else None for key in keys}
    lookups = []
    for place, (where, sought) in enumerate(keys):
        asked[f"sought{place}"] = sought
        if older[where, sought] is not None:
            lookup = AMONG_CHANGED[where]
        else:
            lookup = SIDE_BY_SIDE if where == TEXT and "<->" in sought else LOOKUPS[where]
        lookups.append(f"SELECT {place}, {lookup.format(sought=f'%(sought{place})s')}")
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(lookups), asked)
        found = {keys[place]: BitMap(ids or ()) for place, ids in cursor.fetchall()}
    return {key: ids if older[key] is None else (older[key] - snapshot.changed) | ids for key, ids in found.items()}

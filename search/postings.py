"""Which documents hold what: looked up in the database once for a revision, kept as bitmaps."""

import threading
from collections.abc import Iterable
from typing import Any

from django.db import connection
from pyroaring import BitMap

from search.kinds import kinds
from search.models import Name
from search.snapshot import Snapshot

MOST_KEPT = 500
# Names that begin alike, of each kind.
MOST_BEGUN = 500
# Where something is looked for: a tsquery in all words of a document or in those of its names, a text among fast names.
TEXT, NAME, WHOLE, ADDRESS, BEGUN, INSIDE = "text", "name", "whole", "address", "begun", "inside"
# One place and what is looked for in it.
Key = tuple[str, str]

OF_NAMES = "SELECT document_id FROM search_name WHERE form = {form} AND kind = ANY(%(kinds)s) AND text = {sought}"
LOOKUPS = {
    TEXT: "SELECT id FROM search_document WHERE vector @@ {sought}::tsquery",
    NAME: "SELECT id FROM search_document WHERE name_vector @@ {sought}::tsquery",
    WHOLE: OF_NAMES.replace("{form}", str(Name.Form.WHOLE.value)),
    ADDRESS: OF_NAMES.replace("{form}", str(Name.Form.ADDRESS.value)),
    BEGUN: f"""
        SELECT document_id FROM unnest(%(kinds)s::text[]) AS each, LATERAL (
            SELECT document_id FROM search_name
            WHERE form = {Name.Form.BEGINNING.value} AND kind = each
                AND text >= {{sought}} AND text < {{sought}} || U&'\\+10FFFF'
            ORDER BY text, document_id LIMIT {MOST_BEGUN}
        ) AS begun
    """,
    # What is looked for holds letters and digits only, so nothing in it has a meaning for LIKE.
    INSIDE: "SELECT id FROM search_document WHERE folded_names LIKE '%%' || {sought} || '%%'",
}
_keeping = threading.Lock()


def keep(store: dict, found: dict, most: int) -> None:
    """Adds what was found; what was kept first goes when there is too much."""
    with _keeping:
        store.update(found)
        for key in list(store)[: max(len(store) - most, 0)]:
            del store[key]


def postings(keys: Iterable[Key], snapshot: Snapshot) -> dict[Key, BitMap]:
    """The documents for each key, not to be changed; one query for all that are not kept yet."""
    keys = list(dict.fromkeys(keys))
    found = {key: kept for key in keys if (kept := snapshot.postings.get(key)) is not None}
    missing = [key for key in keys if key not in found]
    if missing:
        new = _looked_up(missing)
        keep(snapshot.postings, new, MOST_KEPT)
        found |= new
    return found


def _looked_up(keys: list[Key]) -> dict[Key, BitMap]:
    asked: dict[str, Any] = {"kinds": [kind.name for kind in kinds()]}
    lookups = []
    for place, (where, sought) in enumerate(keys):
        asked[f"sought{place}"] = sought
        lookups.append(f"SELECT {place}, ARRAY({LOOKUPS[where].format(sought=f'%(sought{place})s')})")
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(lookups), asked)
        return {keys[place]: BitMap(ids) for place, ids in cursor.fetchall()}

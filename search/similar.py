"""Entries that are like one another: what few entries share, such as a tag or a town, counts more than what many do."""

import math
from collections import Counter

from pyroaring import BitMap

from search.facets import NOT_STATED
from search.snapshot import Snapshot

# Facets that make entries alike, and one that only decides among them.
ALIKE = ("focus_area", "area_of_impact", "technology", "helps", "network", "tag", "town")
CLOSER = ("country",)
# Entries that are compared, the ones with the rarest in common first.
COMPARED = 3000


def similar_to(document: int, kind: str, snapshot: Snapshot, at_most: int) -> list[int]:
    """The documents of a list that have most in common with one document, most first."""
    listed = snapshot.listed(kind)
    alike = sorted(held(document, ALIKE, snapshot), key=len)
    candidates = BitMap()
    for ids in alike:
        room = COMPARED - len(candidates)
        candidates |= (ids & listed)[:room] if room > 0 else BitMap()
    candidates.discard(document)
    weights: Counter[int] = Counter()
    for ids in (*alike, *held(document, CLOSER, snapshot)):
        weight = math.log(1 + len(snapshot.everything) / len(ids))
        for other in ids & candidates:
            weights[other] += weight
    return sorted(weights, key=lambda other: (-weights[other], other))[:at_most]


def held(document: int, facets: tuple[str, ...], snapshot: Snapshot) -> list[BitMap]:
    """The documents of each value that a document holds."""
    every = (ids for facet in facets for value, ids in snapshot.held.get(facet, {}).items() if value != NOT_STATED)
    return [ids for ids in every if document in ids]

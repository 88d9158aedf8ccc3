"""Entries that are like one another: what few entries share, such as a tag or a town, counts more than what many do."""

import math
from collections import defaultdict
from collections.abc import Collection
from heapq import nlargest

from pyroaring import BitMap

from search.facets import NOT_STATED
from search.snapshot import Snapshot

# Names of facets with values of theirs.
Values = Collection[tuple[str, str]]
# Facets that make entries alike, and one that only decides among them.
ALIKE = ("focus_area", "area_of_impact", "technology", "helps", "network", "tag", "town")
CLOSER = ("country",)
# Entries that are compared, the ones with the rarest in common first.
COMPARED = 1000


def similar_to(document: int, values: Values, kind: str, snapshot: Snapshot, at_most: int) -> list[int]:
    """The documents of a list that have most in common with one document that holds these values, most first."""
    listed = snapshot.listed(kind)
    alike = sorted(held(values, ALIKE, snapshot), key=len)
    candidates = BitMap()
    for ids in alike:
        room = COMPARED - len(candidates)
        candidates |= (ids & listed)[:room] if room > 0 else BitMap()
    candidates.discard(document)
    weights: defaultdict[int, float] = defaultdict(float)
    for ids in (*alike, *held(values, CLOSER, snapshot)):
        weight = math.log(1 + len(snapshot.everything) / len(ids))
        for other in ids & candidates:
            weights[other] += weight
    # Only those that come near the best are put in order.
    least = min(nlargest(at_most, weights.values()), default=0)
    best = [other for other, weight in weights.items() if weight >= least]
    return sorted(best, key=lambda other: (-weights[other], other))[:at_most]


def held(values: Values, facets: tuple[str, ...], snapshot: Snapshot) -> list[BitMap]:
    """The documents of each of the values."""
    every = (snapshot.holding(facet, value) for facet, value in values if facet in facets and value != NOT_STATED)
    return [ids for ids in every if ids]

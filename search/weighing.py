"""How much of a search the documents hold that do not hold all of it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from pyroaring import BitMap

from search.query import Part

# The share of a search, its words weighed by how rare they are, that a document has to hold.
ENOUGH = 0.4


@dataclass(frozen=True)
class Weighed:
    """One part of a search: what it weighs, and the documents that hold it anywhere or in a name."""

    part: Part
    weight: int
    text: BitMap
    name: BitMap


def weight(ids: BitMap, everything: BitMap) -> int:
    """How much a word says that these documents hold: 1 for one that all hold."""
    return max(round(math.log2(1 + len(everything) / len(ids))), 1)


def levels(weighed: Iterable[Weighed]) -> list[BitMap]:
    """The documents that hold enough of a search, those that hold most of it first."""
    weighed = list(weighed)
    by_weight = {0: BitMap.union(BitMap(), *(each.text for each in weighed))}
    for each in weighed:
        heavier: dict[int, BitMap] = {}
        for held, ids in by_weight.items():
            for total, part in ((held, ids - each.text), (held + each.weight, ids & each.text)):
                if part:
                    heavier[total] = heavier.get(total, BitMap()) | part
        by_weight = heavier
    enough = ENOUGH * sum(each.weight for each in weighed)
    return [by_weight[held] for held in sorted(by_weight, reverse=True) if held >= enough and by_weight[held]]

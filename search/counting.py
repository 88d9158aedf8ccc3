"""How many entries each choice would leave in a list: one set of documents for each condition, as bitmaps."""

from collections.abc import Mapping

from pyroaring import BitMap

from search.facets import ENDED, Facet
from search.snapshot import Snapshot


class Counting:
    """The documents of a list, and how many there would be with other choices.

    `conditions` are the documents that each condition lets through and `left_out` those that lists do without,
    both by the names of their parameters: "country", "q", "ended".
    """

    def __init__(
        self, snapshot: Snapshot, ground: BitMap, conditions: Mapping[str, BitMap], left_out: Mapping[str, BitMap]
    ):
        self.snapshot = snapshot
        self.ground = ground
        self.conditions = conditions
        self.left_out = left_out
        self._kept: dict[frozenset[str], BitMap] = {}

    @property
    def found(self) -> BitMap:
        return self.without()

    def without(self, *names: str) -> BitMap:
        """The documents that would be found without these conditions; not to be changed."""
        key = frozenset(name for name in names if name in self.conditions or name in self.left_out)
        if key not in self._kept:
            held = [ids for name, ids in self.conditions.items() if name not in key]
            left_out = [ids for name, ids in self.left_out.items() if name not in key]
            self._kept[key] = BitMap.difference(BitMap.intersection(self.ground, *held), *left_out)
        return self._kept[key]

    def kept_back(self, name: str) -> int:
        """How many entries the list would hold besides if these were not left out."""
        return len(self.without(name)) - len(self.found) if name in self.left_out else 0

    def counts(self, facet: Facet, all_of: bool = False) -> dict[str, int]:
        """How many entries hold each value, whatever is chosen in its own facet.

        With `all_of`, where every chosen value narrows the list, how many of the list hold each.
        """
        own = () if all_of else (facet.name, *([ENDED] if facet.ended else []))
        return self.holding(facet.name, self.without(*own))

    def holding(self, facet: str, among: BitMap) -> dict[str, int]:
        return {
            value: among.intersection_cardinality(self.snapshot.holding(facet, value))
            for value in self.snapshot.values(facet)
        }

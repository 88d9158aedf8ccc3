"""Where a visitor may go from a list in which nothing was found."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.chosen import Chip, letter_chips, value_chips
from search.filters import FacetedFilter
from search.matching import match_all
from search.query import Part

# Values of one facet that are offered one by one.
MOST_VALUES = 5


@dataclass(frozen=True)
class Way:
    """Something to drop, and how many entries the list would hold without it."""

    drop: Chip
    count: int


def ways_out(asked: FacetedFilter) -> list[Way]:
    """Each thing chosen: words, one by one and all, then facets, then the letter."""
    drops = list(_drops(asked))
    others = [type(asked)(drop.query, asked.snapshot) for drop in drops]
    # All at once, which takes no more queries than one.
    for other, matches in zip(others, match_all([other.words for other in others], asked.snapshot), strict=True):
        other.matches = matches
    return [Way(drop, len(other.counting.found)) for drop, other in zip(drops, others, strict=True)]


def _drops(asked: FacetedFilter) -> Iterator[Chip]:
    yield from _words(asked, asked.words.parts)
    for facet, choice in asked.chosen:
        whole = asked.address(**{facet.name: None, f"{facet.name}_all": None})
        if choice.all_of and len(choice.values) > 1:
            yield from list(value_chips(asked, facet, choice))[:MOST_VALUES]
        yield Chip(facet.label, asked.named(facet, choice), whole)
    yield from letter_chips(asked)


def _words(asked: FacetedFilter, parts: tuple[Part, ...]) -> Iterator[Chip]:
    if len(parts) > 1:
        for part in parts:
            yield Chip("", f"“{part}”", asked.address(q=str(asked.words.without(part))))
        yield Chip("", "all words", asked.address(q=None))
    elif parts:
        yield Chip("", f"“{parts[0]}”", asked.address(q=None))

"""Where a visitor may go from a list in which nothing was found."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.chosen import Chip, letter_chips, value_chips
from search.filters import FacetedFilter
from search.matching import match_all
from search.query import Part
from search.spelling import mended

# Values of one facet that are offered one by one.
MOST_VALUES = 5


@dataclass(frozen=True)
class Way:
    """A change of what is asked, and how many entries the list would then hold."""

    change: Chip
    count: int


@dataclass(frozen=True)
class WaysOut:
    # The words in another spelling, if the list then holds something.
    better: Way | None
    # What may be dropped: words, one by one unless they are only misspelt, then facets, then the letter.
    drops: list[Way]


def ways_out(asked: FacetedFilter) -> WaysOut:
    better = mended(asked.words, asked.snapshot) if asked.words else None
    spelt = [Chip("", better.text, asked.address(q=better.text))] if better else []
    drops = _drops(asked, () if better else asked.words.parts)
    return WaysOut(next((way for way in _ways(asked, spelt) if way.count), None), _ways(asked, list(drops)))


def _ways(asked: FacetedFilter, changes: list[Chip]) -> list[Way]:
    others = [type(asked)(change.query, asked.snapshot) for change in changes]
    # All at once, which takes no more queries than one.
    for other, matches in zip(others, match_all([other.words for other in others], asked.snapshot), strict=True):
        other.matches = matches
    return [Way(change, len(other.counting.found)) for change, other in zip(changes, others, strict=True)]


def _drops(asked: FacetedFilter, parts: tuple[Part, ...]) -> Iterator[Chip]:
    for part in parts if len(parts) > 1 else ():
        yield Chip("", f"“{part}”", asked.address(q=str(asked.words.without(part))))
    if asked.words:
        yield Chip("", f"“{asked.words.text}”", asked.address(q=None))
    for facet, choice in asked.chosen:
        whole = asked.address(**{facet.name: None, f"{facet.name}_all": None})
        if choice.all_of and len(choice.values) > 1:
            yield from list(value_chips(asked, facet, choice))[:MOST_VALUES]
        yield Chip(facet.label, asked.named(facet, choice), whole)
    yield from letter_chips(asked)

"""Where a visitor may go from a list in which nothing was found."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.text import quoted
from search.chosen import Chip, letter_chips, value_chips
from search.filters import FacetedFilter
from search.matching import match_all
from search.query import Part, Query
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
    # What may be dropped: words, one by one and all, then facets, then the letter.
    drops: list[Way]


def ways_out(asked: FacetedFilter) -> WaysOut:
    fewer = _fewer(asked.words)
    better = mended(asked.words, asked.snapshot, along=lambda query: _fewer(query).values())
    spelt = [Chip("", better.text, asked.address(q=better.text))] if better else []
    drops = [Chip("", quoted(part), asked.address(q=query.text)) for part, query in fewer.items()]
    drops += _drops(asked)
    return WaysOut(next((way for way in _ways(asked, spelt) if way.count), None), _ways(asked, drops))


def _fewer(words: Query) -> dict[Part, Query]:
    """The words without each of their parts."""
    return {part: words.without(part) for part in words.parts} if len(words.parts) > 1 else {}


def _ways(asked: FacetedFilter, changes: list[Chip]) -> list[Way]:
    others = [type(asked)(change.query, asked.snapshot) for change in changes]
    # All at once, which takes no more queries than one.
    for other, matches in zip(others, match_all([other.words for other in others], asked.snapshot), strict=True):
        other.matches = matches
    return [Way(change, len(other.counting.found)) for change, other in zip(changes, others, strict=True)]


def _drops(asked: FacetedFilter) -> Iterator[Chip]:
    if asked.words:
        yield Chip("", quoted(asked.words.text), asked.address(q=None))
    for facet, choice in asked.chosen:
        whole = asked.address(**{facet.name: None, f"{facet.name}_all": None})
        if choice.all_of and len(choice.values) > 1:
            yield from list(value_chips(asked, facet, choice))[:MOST_VALUES]
        yield Chip(facet.label, asked.named(facet, choice), whole)
    yield from letter_chips(asked)

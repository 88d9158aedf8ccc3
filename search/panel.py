"""The facets of a list as they are shown: which values, in which order, with how many entries."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from core.text import fold
from search.facets import NOT_STATED, Facet
from search.filters import Choice, FacetedFilter

# Values of a long facet that stand at the top, that may be opened, and that a search inside shows.
TOP, MOST, FOUND = 10, 40, 50
# Values that need no second list and no search.
ENOUGH = 12
# Facets that are open from the start.
OPEN = 3


class Option(NamedTuple):
    """A value with how many entries it would give; one that gives none is shown quietly."""

    value: str
    label: str
    count: int
    is_chosen: bool

    @property
    def is_kept(self) -> bool:
        """Whether it stands at the top of a long facet in any case."""
        return self.is_chosen or self.value == NOT_STATED


@dataclass(frozen=True)
class Group:
    """A facet with the values to choose from."""

    facet: Facet
    choice: Choice
    top: list[Option]
    more: list[Option]
    # Values that are only found by searching inside.
    hidden: int
    is_long: bool
    is_open: bool


def groups(asked: FacetedFilter) -> list[Group]:
    """The facets that entries of this kind have values of."""
    made = [group(asked, facet, position < OPEN) for position, facet in enumerate(asked.kind.facets)]
    return [group for group in made if group.top or group.choice.find]


def group(asked: FacetedFilter, facet: Facet, is_open: bool) -> Group:
    choice = asked.choice(facet)
    listed = sorted_options(facet, options(asked, facet, choice))
    is_long = len(listed) > ENOUGH
    if choice.find:
        wanted = fold(choice.find)
        listed = [option for option in listed if option.is_chosen or wanted in fold(option.label)]
    top, more, hidden = parted(listed, FOUND if choice.find else TOP, 0 if choice.find else MOST - TOP)
    return Group(facet, choice, top, more, hidden, is_long, is_open or bool(choice.values or choice.find))


def options(asked: FacetedFilter, facet: Facet, choice: Choice) -> Iterable[Option]:
    """The values that some entry of this kind has, and those that are chosen."""
    counts = asked.counting.counts(facet, choice.all_of)
    everything = asked.counting.ground
    for value, label in asked.labels[facet.name].items():
        count, is_chosen = counts.get(value, 0), value in choice.values
        if count or is_chosen or everything.intersect(asked.snapshot.holding(facet.name, value)):
            yield Option(value, label, count, is_chosen)


def sorted_options(facet: Facet, listed: Iterable[Option]) -> list[Option]:
    """In the facet's order, "not stated" at the end; labels come in an order of their own, which stays among equals."""
    if facet.order == "count":
        listed = sorted(listed, key=lambda option: -option.count)
    elif facet.order == "newest":
        listed = sorted(listed, key=lambda option: option.value, reverse=True)
    return sorted(listed, key=lambda option: option.value == NOT_STATED)


def parted(listed: list[Option], top: int, more: int) -> tuple[list[Option], list[Option], int]:
    """What stands at the top, what can be opened, and how many are left: chosen and not stated always at the top."""
    if len(listed) <= max(top, ENOUGH):
        return listed, [], 0
    best = sorted((option for option in listed if not option.is_kept), key=lambda option: option.count == 0)
    at_top = {option for option in best[:top] if option.count}
    others = best[len(at_top) :]
    return [option for option in listed if option.is_kept or option in at_top], others[:more], len(others[more:])

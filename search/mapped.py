"""Where the entries of a list are: how many in each country, shaded on maps."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from django.utils.translation import gettext
from pyroaring import BitMap

from core.maps import EUROPE, WORLD, Map
from core.models import Scope
from core.text import fold, grouped
from search.facets import COUNTRY, NOT_STATED
from search.filters import FacetedFilter
from search.snapshot import Snapshot

# Steps of shading.
STEPS = 5
# Values of the facet that are no country.
WIDER = (*Scope.values, NOT_STATED)


class Area(NamedTuple):
    """A country, or a wider or unknown place, with how many entries are there and the address of their list."""

    code: str
    name: str
    count: int
    address: str
    # How strongly it is shaded, from 1; 0 for what is not shaded.
    step: int = 0

    @property
    def is_country(self) -> bool:
        return self.code not in WIDER


def areas(snapshot: Snapshot, ids: BitMap, address: Callable[[str], str]) -> list[Area]:
    """The areas where some of these documents lie, the one with most first; `address` gives that of a code's list."""
    names = snapshot.labels(COUNTRY) | {NOT_STATED: gettext("Not stated")}
    counted = ((code, len(snapshot.holding(COUNTRY.name, code) & ids)) for code in snapshot.values(COUNTRY.name))
    found = [Area(code, names[code], count, address(code)) for code, count in counted if count and code in names]
    return sorted(found, key=lambda area: (not area.is_country, -area.count, fold(area.name)))


@dataclass(frozen=True)
class ShadedMap:
    """A map with the areas that lie on it."""

    map: Map
    areas: list[Area]


@dataclass(frozen=True)
class Mapped:
    """The entries of a list by where they are."""

    countries: list[Area]
    # Without a country: those of wider reach, and those that state nothing.
    others: list[Area]
    # Lowest counts of the steps.
    bounds: list[int]

    @property
    def maps(self) -> list[ShadedMap]:
        """Europe, and the world when there is anything outside of Europe's frame; the world alone when all is."""
        europe, world = (
            ShadedMap(map_, [area for area in self.countries if area.code in map_.countries])
            for map_ in (EUROPE, WORLD)
        )
        if len(europe.areas) == len(self.countries):
            return [europe]
        return [europe, world] if europe.areas else [world]

    @property
    def legend(self) -> list[tuple[int, str]]:
        """The steps with the counts that they stand for: "1–4", "5 and more"."""
        return [(step, _range(*ends)) for step, ends in enumerate(zip_longest(self.bounds, self.bounds[1:]), 1)]


def _range(low: int, following: int | None) -> str:
    if following is None:
        return gettext("%(number)s and more") % {"number": grouped(low)}
    return grouped(low) if low == following - 1 else f"{grouped(low)}–{grouped(following - 1)}"


def mapped(asked: FacetedFilter) -> Mapped:
    """The found entries by country; each area leads to the same list narrowed to it, shown in the usual way."""

    def address(code: str) -> str:
        return f"{asked.kind.list_address}?{asked.address(country=[code], view=None).urlencode()}"

    return shaded(areas(asked.snapshot, asked.counting.found, address))


def shaded(found: list[Area]) -> Mapped:
    """Areas, the country with most first, with the steps of their shades."""
    countries = [area for area in found if area.is_country]
    bounds = steps(countries[0].count) if countries else []
    stepped = [area._replace(step=sum(bound <= area.count for bound in bounds)) for area in countries]
    return Mapped(stepped, [area for area in found if not area.is_country], bounds)


def steps(most: int) -> list[int]:
    """The lowest count of each of up to five steps, round numbers that grow as few countries hold most entries."""
    round_numbers = [number * 10**power for power in range(len(str(most))) for number in (1, 2, 5)]
    fitting = [number for number in round_numbers if number <= most]
    if len(fitting) <= STEPS:
        return fitting
    return [fitting[round(step * (len(fitting) - 1) / (STEPS - 1))] for step in range(STEPS)]

"""The picture of the network on the home page: where organisations are, and which places work together."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.core.cache import caches

from core.maps import EUROPE, Point
from dsi_directory import topics
from organisations.models import Organisation
from search.facets import COUNTRY
from search.kinds import kind_named
from search.mapped import Area, areas
from search.snapshot import Snapshot

# Dots and lines that are drawn, and how many places and pairs of places are looked at for them.
DOTS, LINES, LOOKED_AT = 300, 200, 2000
# In units of the map: places as near as this are one dot; radius of a dot for one organisation, and of the largest.
NEAR, SMALLEST, LARGEST = 8, 5, 22
# How far a line bends aside, as a share of its length.
BEND = 0.14
KEPT_SECONDS = 24 * 60 * 60

# Degrees north and east.
Place = tuple[Decimal, Decimal]


class Dot(NamedTuple):
    x: float
    y: float
    radius: float


class Picture(NamedTuple):
    dots: list[Dot]
    # The data of an SVG path.
    lines: str


@dataclass(frozen=True)
class Network:
    """What the home page shows of the whole network."""

    picture: Picture
    # In the frame of the map, and outside of it.
    countries: list[Area]
    outside: list[Area]
    map = EUROPE
    # So many organisations, in words.
    counted = kind_named("organisation").phrases.counted

    @property
    def outside_count(self) -> int:
        return sum(area.count for area in self.outside)


def network(snapshot: Snapshot) -> Network:
    found = areas(snapshot, snapshot.listed("organisation"), lambda code: topics.address(COUNTRY, code))
    countries = [area for area in found if area.is_country]
    return Network(
        caches["process"].get_or_set(f"network-{snapshot.revision}", picture, KEPT_SECONDS),
        [area for area in countries if area.code in EUROPE.countries],
        [area for area in countries if area.code not in EUROPE.countries],
    )


def picture() -> Picture:
    """Dots and lines of all organisations; their number does not grow with that of the organisations."""
    organisations = Organisation.objects.published().current()
    counts: Counter[Point] = Counter()
    dots: dict[Place, Point] = {}
    for row in organisations.by_place()[:LOOKED_AT]:
        place = row["north"], row["east"]
        if dot := dot_for(EUROPE.place(*place), counts):
            dots[place] = dot
            counts[dot] += row["organisation_count"]
    links: Counter[tuple[Point, Point]] = Counter()
    for row in organisations.by_places_shared()[:LOOKED_AT] if len(counts) > 1 else ():
        ends = {dots.get((row[f"{side}north"], row[f"{side}east"])) for side in ("", "other_")}
        if None not in ends and len(ends) == 2:
            links[tuple(sorted(ends))] += row["shared_count"]
    return Picture(sized(counts), "".join(curve(*ends) for ends, _ in links.most_common(LINES)))


def dot_for(point: Point | None, dots: Iterable[Point]) -> Point | None:
    """The dot that a place belongs to: one that is there and near, else one of its own while there is room."""
    if point is None:
        return None
    near = next((dot for dot in dots if math.dist(dot, point) < NEAR), None)
    return near or (point if len(dots) < DOTS else None)


def sized(counts: Counter[Point]) -> list[Dot]:
    """Dots with an area by their count, the largest first so that small ones stay in sight."""
    most = max(counts.values(), default=1)
    unit = min(SMALLEST, LARGEST / math.sqrt(most))
    return [Dot(x, y, round(max(unit * math.sqrt(count), 2), 1)) for (x, y), count in counts.most_common()]


def curve(start: Point, end: Point) -> str:
    """A line between two places as a piece of path data, bent a little to one side."""
    across, down = end.x - start.x, end.y - start.y
    bent = across / 2 + BEND * down, down / 2 - BEND * across
    return f"M{start.x:.0f} {start.y:.0f}q{bent[0]:.0f} {bent[1]:.0f} {across:.0f} {down:.0f}".replace(" -", "-")

"""The small map beside an entry's place: what it shows of which map."""

from dataclasses import dataclass

from core.maps import EUROPE, MAPS, WORLD, Map, Point, map_of
from core.models import Precision

# Width and height of what is seen, in the units of the map: 2,550 and 10,880 km across.
SEEN = {EUROPE: (600, 450), WORLD: (320, 240)}


@dataclass(frozen=True)
class Locator:
    map: Map
    # Nothing where only the country is known.
    dot: Point | None
    # The code of the country, if the map has an outline of it.
    country: str

    @property
    def frame(self) -> str:
        """The part of the map around the place, as the value of viewBox."""
        width, height = SEEN[self.map]
        middle = self.dot or self.map.countries[self.country]
        left = min(max(middle.x - width / 2, 0), self.map.width - width)
        top = min(max(middle.y - height / 2, 0), self.map.height - height)
        return f"{left:.0f} {top:.0f} {width} {height}"


def locator(entry) -> Locator | None:
    """Where to look for an entry; None when nothing is known, or the kind of entry has no place."""
    country = str(getattr(entry, "country", ""))
    if getattr(entry, "latitude", None) is not None and entry.coordinates_precision != Precision.COUNTRY:
        return _at(country, entry.latitude, entry.longitude)
    map_ = next((map_ for map_ in MAPS if country in map_.countries), None)
    return Locator(map_, None, country) if map_ else None


def _at(country: str, latitude: float, longitude: float) -> Locator | None:
    map_ = map_of(latitude, longitude)
    dot = map_.place(latitude, longitude)
    # Antarctica lies on neither map.
    return Locator(map_, dot, country if country in map_.countries else "") if dot else None

"""The two maps that pages draw on: where a place lies in them. Their outlines are the files in `static/maps`."""

import functools
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from core.maps.projections import Plane, equal_earth, lambert_azimuthal

# Written by the command draw_maps, together with the outlines.
POINTS = Path(__file__).with_name("points.toml")


class Point(NamedTuple):
    """A place in the units of a map's drawing, from its upper left corner."""

    x: float
    y: float


@dataclass(frozen=True)
class Map:
    """A projection and the part of its plane that the drawing shows, in kilometres."""

    name: str
    project: Callable[[float, float], Plane | None]
    west: float
    north: float
    width_in_km: float
    height_in_km: float
    width: int = 1000

    @property
    def scale(self) -> float:
        """Units of the drawing for a kilometre."""
        return self.width / self.width_in_km

    @property
    def height(self) -> int:
        return round(self.height_in_km * self.scale)

    @property
    def file(self) -> str:
        """The static file of its outlines: one for each country, by its code, besides `land` and `borders`."""
        return f"maps/{self.name}.svg"

    @functools.cached_property
    def countries(self) -> dict[str, Point]:
        """A point inside each country that is drawn, by its code (ISO 3166-1 alpha-2)."""
        return {code: Point(*point) for code, point in tomllib.loads(POINTS.read_text())[self.name].items()}

    def place(self, latitude: float, longitude: float) -> Point | None:
        """Where degrees north and east lie, or None outside of the frame."""
        point = self.drawn(latitude, longitude)
        inside = point and 0 <= point.x <= self.width and 0 <= point.y <= self.height
        return Point(round(point.x, 1), round(point.y, 1)) if inside else None

    def drawn(self, latitude: float, longitude: float) -> Point | None:
        """Where degrees lie, outside of the frame too; None where the projection does not reach."""
        plane = self.project(float(latitude), float(longitude))
        if plane is None:
            return None
        return Point((plane[0] - self.west) * self.scale, (self.north - plane[1]) * self.scale)


# From Iceland to the Donbas, from the North Cape to Crete and Cyprus.
EUROPE = Map("europe", lambert_azimuthal, west=-1850, north=2320, width_in_km=4250, height_in_km=4180)
# All land but Antarctica.
WORLD = Map("world", equal_earth, west=-17000, north=8400, width_in_km=34000, height_in_km=15150)
MAPS = (EUROPE, WORLD)


def map_of(latitude: float, longitude: float) -> Map:
    """The map that suits a place: Europe's if it shows it."""
    return EUROPE if EUROPE.place(latitude, longitude) else WORLD

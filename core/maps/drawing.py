"""Draws the outlines of a map as an SVG file, whose parts pages use by their ids."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from core.maps import EUROPE, MAPS, POINTS, WORLD, Map
from core.maps.shapes import Line, area, clipped, middle, simplified
from core.maps.topology import Ring, Topology, borders, followed, merged

# Units around the frame in which outlines go on, so that their cut edges are not seen.
MARGIN = 8
# Countries that the source leaves out for their size: degrees north and east.
LEFT_OUT = {
    "BQ": (12.2, -68.3),
    "BV": (-54.4, 3.4),
    "CC": (-12.2, 96.8),
    "CX": (-10.5, 105.6),
    "GI": (36.1, -5.4),
    "SJ": (78.2, 15.6),
    "TK": (-9.2, -171.8),
    "TV": (-8.5, 179.2),
    "UM": (19.3, 166.6),
}
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">
<!-- Made from Natural Earth (naturalearthdata.com), 1:50m, which is in the public domain. -->
{parts}
</svg>
"""
PATH = '<path id="{id}" vector-effect="non-scaling-stroke" fill-rule="evenodd" d="{d}"/>'
DISC = '<circle id="{id}" vector-effect="non-scaling-stroke" cx="{x}" cy="{y}" r="{radius}"/>'


@dataclass(frozen=True)
class Detail:
    """How much of the source is kept, as areas in square units."""

    # What a point of an outline makes a difference of.
    point: float
    island: float
    # Countries of less land are drawn as discs.
    country: float
    radius: float
    # Countries of which no more than a corner is seen: mere land.
    corners: tuple[str, ...] = ()


# Only a corner of them lies in the frame of Europe.
CORNERS = ("DZ", "GE", "GL", "IL", "JO", "LB", "MA", "PS", "SY", "TN")
DETAIL = {
    EUROPE: Detail(point=1.5, island=4, country=70, radius=6, corners=CORNERS),
    WORLD: Detail(point=0.5, island=2, country=5, radius=3),
}


class Drawing:
    """The lines of one map: around the land, along the borders, around each country."""

    def __init__(self, map_: Map, topology: Topology):
        self.map = map_
        self.detail = DETAIL[map_]
        self.lines = [self._line(line) for line in topology.lines]
        near = {code: [ring for ring in rings if self._is_near(ring)] for code, rings in topology.countries.items()}
        near = {code: rings for code, rings in sorted(near.items()) if rings}
        self.land = self._outlines([ring for rings in near.values() for ring in rings])
        self.borders = [line for line in borders(self.lines, near.values()) if self._shows(line)]
        self.countries = {
            code: self._outlines(rings) for code, rings in near.items() if code not in self.detail.corners
        }
        self.discs = self._discs()

    def _line(self, line: Line) -> Line:
        """Simpler and in whole units, the same for both neighbours; empty out of the projection's reach."""
        points = [self.map.drawn(north, east) for east, north in line]
        if not all(points) or self._is_torn(points):
            return []
        return [(round(x), round(y)) for x, y in simplified(points, self.detail.point)]

    def _is_torn(self, line: Line) -> bool:
        """Whether it leaves the map at one side and comes back at the other, as two islands do."""
        return any(abs(x - next_x) > self.map.width / 2 for (x, _), (next_x, _) in pairwise(line))

    def _shows(self, line: Line) -> bool:
        return any(0 <= x <= self.map.width and 0 <= y <= self.map.height for x, y in line)

    def _is_near(self, ring: Ring) -> bool:
        lines = [followed(self.lines, number) for number in ring]
        return all(lines) and any(self._shows(line) for line in lines)

    def _outlines(self, rings: list[Ring]) -> list[Line]:
        """The closed lines around these rings, as far as the frame shows them; of islands the large ones."""
        closed = [clipped(line, self.map.width, self.map.height, MARGIN) for line in merged(self.lines, rings)]
        closed.sort(key=lambda line: -abs(area(line)))
        return [line for line in closed if abs(area(line)) >= self.detail.island] or closed[:1]

    def _discs(self) -> dict[str, tuple[float, float]]:
        """Where the countries lie that are too small to be seen otherwise."""
        small = {code: middle(lines[0]) for code, lines in self.countries.items() if land(lines) < self.detail.country}
        placed = {code: self.map.place(*degrees) for code, degrees in LEFT_OUT.items()}
        return small | {code: place for code, place in placed.items() if place}

    def points(self) -> dict[str, tuple[int, int]]:
        """A point inside each country, in whole units."""
        places = {code: middle(lines[0]) for code, lines in self.countries.items()} | self.discs
        return {code: (round(x), round(y)) for code, (x, y) in sorted(places.items())}

    def svg(self) -> str:
        paths = {"land": path(self.land), "borders": path(self.borders, is_open=True)}
        paths |= {code: path(lines) for code, lines in self.countries.items() if code not in self.discs}
        parts = [PATH.format(id=name, d=d) for name, d in paths.items()]
        radius = self.detail.radius
        parts += [DISC.format(id=code, x=round(x), y=round(y), radius=radius) for code, (x, y) in self.discs.items()]
        return DRAWING.format(width=self.map.width, height=self.map.height, parts="\n".join(parts))


def land(lines: list[Line]) -> float:
    return abs(sum(map(area, lines)))


def path(lines: list[Line], is_open: bool = False) -> str:
    """The lines as the data of an SVG path, in steps from point to point."""
    return "".join(_stroke(line) + ("" if is_open else "z") for line in lines)


def _stroke(line: Line) -> str:
    (x, y), *others = line
    written, steps = f"M{x} {y}", []
    for next_x, next_y in others:
        if (next_x, next_y) != (x, y):
            steps.append(f"{next_x - x} {next_y - y}")
        x, y = next_x, next_y
    return written + ("l" + " ".join(steps)).replace(" -", "-") if steps else written


def write(source: Path, folder: Path) -> dict[str, int]:
    """Writes the outlines of both maps into the folder and the points of countries beside this module.

    `source` is the file countries-50m.json of the npm package world-atlas; gives the bytes of each drawing.
    """
    topology = Topology.read(source)
    drawings = {map_.name: Drawing(map_, topology) for map_ in MAPS}
    POINTS.write_text("\n".join(_table(name, drawing.points()) for name, drawing in drawings.items()))
    return {name: (folder / f"{name}.svg").write_text(drawing.svg()) for name, drawing in drawings.items()}


def _table(name: str, points: dict[str, tuple[int, int]]) -> str:
    return f"[{name}]\n" + "".join(f"{code} = [{x}, {y}]\n" for code, (x, y) in points.items())

"""Reads country outlines from TopoJSON, where two neighbours share one line as their border."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from django_countries import countries

from core.maps.shapes import Line, Point, holds

# A closed line as the numbers of the lines that it is made of; ~number for one that is followed backwards.
Ring = list[int]

# Countries that the source names without a number.
UNNUMBERED = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
# Whose the land around a place is, degrees east and north, where the source has it with another country: Crimea, which
# is Ukraine's by resolution 68/262 of the United Nations, and the parts of France with codes of their own.
PARTS = {
    (34.3, 45.2): "UA",
    (-53.0, 4.0): "GF",
    (55.5, -21.1): "RE",
    (-61.7, 16.0): "GP",
    (-61.0, 14.7): "MQ",
    (45.15, -12.8): "YT",
}


@dataclass
class Topology:
    """Lines of degrees east and north, and the rings around each country by its code, holes as well as outer ones."""

    lines: list[Line]
    countries: dict[str, list[Ring]]

    @classmethod
    def read(cls, path: Path) -> "Topology":
        source = json.loads(path.read_text())
        topology = cls(list(_lines(source)), {})
        for shape in source["objects"]["countries"]["geometries"]:
            code = _code(shape)
            for part in _parts(shape) if code else ():
                topology.countries.setdefault(topology.owner(part[0], code), []).extend(part)
        return topology

    def owner(self, ring: Ring, code: str) -> str:
        """Whose the land inside a ring is: what `PARTS` says of a place in it, else what the source says."""
        points = [point for line in ring for point in followed(self.lines, line)]
        return next((owner for place, owner in PARTS.items() if holds(points, place)), code)


def _lines(source: dict) -> Iterator[Line]:
    (x_scale, y_scale), (x_start, y_start) = source["transform"]["scale"], source["transform"]["translate"]
    for line in source["arcs"]:
        xs, ys = (accumulate(steps) for steps in zip(*line, strict=True))
        yield [(x * x_scale + x_start, y * y_scale + y_start) for x, y in zip(xs, ys, strict=True)]


def _code(shape: dict) -> str:
    if "id" not in shape:
        return UNNUMBERED.get(shape["properties"]["name"], "")
    return countries.alpha2(int(shape["id"]))


def _parts(shape: dict) -> list[list[Ring]]:
    return shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]


def followed(lines: list[Line], number: int) -> Line:
    """The points of a line, in the order of a ring that names it."""
    return lines[number] if number >= 0 else lines[~number][::-1]


def merged(lines: list[Line], rings: Iterable[Ring]) -> list[Line]:
    """The closed lines around all of these rings taken as one: lines that two of them share fall away."""
    used = {number for ring in rings for number in ring}
    by_start: dict[Point, list[Line]] = {}
    for line in (followed(lines, number) for number in sorted(used) if ~number not in used):
        by_start.setdefault(line[0], []).append(line)
    closed = []
    while by_start:
        points = _take(by_start, next(iter(by_start)))
        while points[-1] != points[0]:
            points += _take(by_start, points[-1])[1:]
        closed.append(points[:-1])
    return closed


def _take(by_start: dict[Point, list[Line]], start: Point) -> list[Point]:
    line = by_start[start].pop()
    if not by_start[start]:
        del by_start[start]
    return list(line)


def borders(lines: list[Line], countries: Iterable[list[Ring]]) -> list[Line]:
    """The lines along which two countries meet, each once."""
    used = {number for rings in countries for ring in rings for number in ring}
    return [lines[number] for number in sorted(used) if number >= 0 and ~number in used]

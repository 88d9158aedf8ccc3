"""How outlines are drawn: two square countries and an island, with a border that both share."""

import json
import re

import pytest

from core.maps import EUROPE
from core.maps.drawing import Drawing
from core.maps.shapes import area, clipped, holds, middle, simplified
from core.maps.topology import Topology

SQUARE = [(0, 0), (10, 0), (10, 10), (0, 10)]
# Degrees east and north: the border, around the western country, around the eastern one, an island.
LINES = [
    [[10, 50], [0.2, 1], [-0.2, 1]],
    [[10, 52], [-4, 0], [0, -2], [4, 0]],
    [[10, 50], [4, 0], [0, 2], [-4, 0]],
    [[3, 55], [1, 0], [0, 1], [-1, 0], [0, -1]],
]
SHAPES = [
    {"type": "MultiPolygon", "id": "276", "arcs": [[[0, 1]], [[3]]]},
    {"type": "Polygon", "id": "616", "arcs": [[2, -1]]},
    {"type": "Polygon", "properties": {"name": "Nobody's"}, "arcs": [[3]]},
]


@pytest.fixture
def topology(tmp_path):
    source = tmp_path / "countries.json"
    transform = {"scale": [1, 1], "translate": [0, 0]}
    source.write_text(
        json.dumps({"transform": transform, "arcs": LINES, "objects": {"countries": {"geometries": SHAPES}}})
    )
    return Topology.read(source)


def test_what_hardly_matters_is_left_out_of_a_line():
    assert simplified([(0, 0), (5, 0.1), (10, 0)], least=1) == [(0, 0), (10, 0)]
    assert simplified([(0, 0), (5, 3), (10, 0)], least=1) == [(0, 0), (5, 3), (10, 0)]


def test_a_closed_line_stays_closed():
    assert simplified([*SQUARE, SQUARE[0]], least=1000) == [(0, 0), (10, 10), (0, 10), (0, 0)]


def test_a_closed_line_is_cut_at_the_frame():
    assert abs(area(clipped([(-5, -5), (5, -5), (5, 5), (-5, 5)], 10, 10, margin=0))) == 25
    assert clipped([(-5, -5), (-1, -5), (-1, -1)], 10, 10, margin=0) == []


def test_the_middle_of_a_crescent_lies_in_it():
    crescent = [(0, 0), (10, 0), (10, 2), (2, 2), (2, 8), (10, 8), (10, 10), (0, 10)]
    assert holds(crescent, middle(crescent))


def test_neighbours_share_their_border(topology):
    drawing = Drawing(EUROPE, topology)
    west, east = drawing.countries["DE"][0], drawing.countries["PL"][0]
    [border] = drawing.borders
    assert set(west) & set(east) == set(border)


def test_land_is_drawn_without_borders(topology):
    drawing = Drawing(EUROPE, topology)
    together = sum(abs(area(lines)) for country in drawing.countries.values() for lines in country)
    assert len(drawing.land) == 2
    assert sum(abs(area(line)) for line in drawing.land) == pytest.approx(together)


def test_small_countries_become_discs(topology, monkeypatch):
    topology.countries["MT"] = [topology.countries["DE"].pop()]
    monkeypatch.setattr("core.maps.drawing.DETAIL", {EUROPE: Drawing(EUROPE, topology).detail.__class__(1, 1, 1e9, 6)})
    assert re.findall(r'<circle id="(\w+)"', Drawing(EUROPE, topology).svg()) == ["DE", "MT", "PL", "GI"]


def test_a_part_goes_to_whom_it_belongs(topology, monkeypatch):
    monkeypatch.setattr("core.maps.topology.PARTS", {(12, 51): "CZ"})
    assert topology.owner([2, -1], "PL") == "CZ"
    assert topology.owner([0, 1], "DE") == "DE"

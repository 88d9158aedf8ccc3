import math
import re

import brotli
import pytest
from django.contrib.staticfiles import finders
from django_countries import countries
from hypothesis import given
from hypothesis import strategies as st

from core.maps import EUROPE, MAPS, WORLD, map_of
from core.maps.projections import EARTH_RADIUS, equal_earth, lambert_azimuthal

latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


def near(*plane):
    return pytest.approx(plane, abs=0.5)


def test_the_plane_of_europe_begins_at_its_centre_and_keeps_areas():
    assert lambert_azimuthal(52, 10) == near(0, 0)
    # Ten degrees of a great circle, as the projection of equal areas shortens them.
    assert lambert_azimuthal(62, 10) == near(0, 2 * EARTH_RADIUS * math.sin(math.radians(5)))
    assert lambert_azimuthal(90, -170) == near(0, 2 * EARTH_RADIUS * math.sin(math.radians(19)))


def test_the_plane_of_the_world_is_as_wide_and_high_as_published():
    assert equal_earth(0, 11) == near(0, 0)
    assert equal_earth(0, -169) == near(-2.70663 * EARTH_RADIUS, 0)
    assert equal_earth(90, 11) == near(0, 1.31735 * EARTH_RADIUS)
    assert equal_earth(-90, 11) == near(0, -1.31735 * EARTH_RADIUS)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(65.5, -24.5), (37, -9), (34.6, 33), (71.2, 25.8), (49.3, 40.2), (35.9, 14.4), (34.9, 24.7), (41, 29)],
)
def test_europe_reaches_from_iceland_to_cyprus(latitude, longitude):
    assert map_of(latitude, longitude) is EUROPE


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(28.3, -16.5), (38.9, -77), (-33.9, 151.2), (37.6, 127), (64.2, -51.7), (0, 0)]
)
def test_other_places_lie_in_the_world(latitude, longitude):
    assert EUROPE.place(latitude, longitude) is None
    assert map_of(latitude, longitude) is WORLD
    assert WORLD.place(latitude, longitude)


@pytest.mark.parametrize("latitude", [-90, 0, 90])
@pytest.mark.parametrize("longitude", [-180, -169, 0, 10, 180])
def test_poles_and_the_date_line_break_nothing(latitude, longitude):
    assert EUROPE.place(latitude, longitude) is None
    WORLD.place(latitude, longitude)


@given(latitudes, longitudes)
def test_a_place_lies_in_the_frame_or_nowhere(latitude, longitude):
    for map_ in MAPS:
        place = map_.place(latitude, longitude)
        assert place is None or (0 <= place.x <= map_.width and 0 <= place.y <= map_.height)


def test_north_is_up_and_east_is_right():
    oslo, rome, kyiv = EUROPE.place(59.9, 10.7), EUROPE.place(41.9, 12.5), EUROPE.place(50.5, 30.5)
    assert oslo.y < kyiv.y < rome.y
    assert oslo.x < kyiv.x


@pytest.mark.parametrize("map_", MAPS, ids=lambda map_: map_.name)
def test_the_drawing_has_what_the_map_promises(map_):
    with open(finders.find(map_.file), encoding="utf-8") as file:
        drawing = file.read()
    drawn = re.findall(r'<(?:path|circle) id="(\w+)"', drawing)
    assert sorted(drawn) == sorted(["land", "borders", *map_.countries])
    assert f'viewBox="0 0 {map_.width} {map_.height}"' in drawing
    assert "Natural Earth" in drawing
    assert "public domain" in drawing


@pytest.mark.parametrize(("map_", "most"), [(EUROPE, 12_000), (WORLD, 16_000)], ids=["europe", "world"])
def test_a_drawing_is_light(map_, most):
    with open(finders.find(map_.file), "rb") as file:
        assert len(brotli.compress(file.read(), quality=11)) < most


def test_every_country_is_on_the_map_of_the_world_but_antarctica():
    assert {code for code, _ in countries} - set(WORLD.countries) == {"AQ"}


def test_the_map_of_europe_has_its_countries_large_and_small():
    assert len(EUROPE.countries) == 53
    assert {"AD", "CY", "FO", "GI", "IS", "LI", "MC", "MT", "RU", "SM", "TR", "UA", "VA", "XK"} <= set(EUROPE.countries)
    assert not {"DZ", "GL", "IL", "MA", "TN", "US"} & set(EUROPE.countries)


@pytest.mark.parametrize("map_", MAPS, ids=lambda map_: map_.name)
def test_points_of_countries_lie_in_the_frame(map_):
    assert all(0 <= x <= map_.width and 0 <= y <= map_.height for x, y in map_.countries.values())


def test_points_of_countries_lie_in_the_country():
    assert math.dist(EUROPE.countries["CZ"], EUROPE.place(49.8, 15)) < 30
    assert math.dist(WORLD.countries["AU"], WORLD.place(-25, 134)) < 40

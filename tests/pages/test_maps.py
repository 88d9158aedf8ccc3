"""The maps of pages: the network of the home page, the map view of a list, the small map of a place."""

import re

import pytest
from bs4 import BeautifulSoup

from core.maps import EUROPE, WORLD
from core.maps.locator import locator
from dsi_directory.network import curve, picture
from search.mapped import steps
from search.upkeep import catch_up
from tests.factories import OrganisationFactory, ParticipationFactory, PostFactory, ProjectFactory

pytestmark = pytest.mark.django_db

MADRID = {"country": "ES", "latitude": "40.4", "longitude": "-3.7", "coordinates_precision": "locality"}
BERLIN = {"country": "DE", "latitude": "52.5", "longitude": "13.4", "coordinates_precision": "locality"}
SEOUL = {"country": "KR", "latitude": "37.5", "longitude": "127.0", "coordinates_precision": "locality"}
SUVA = {"country": "FJ", "latitude": "-18.1", "longitude": "178.4", "coordinates_precision": "locality"}


def page(client, address):
    catch_up()
    return BeautifulSoup(client.get(address).content, "html.parser")


def amounts(part) -> dict[str, str]:
    return {amount.a.text: amount.select_one(".amount__count").text for amount in part.select(".amount")}


def joint_project(**places):
    participation = ParticipationFactory(organisation=OrganisationFactory(**places["one"]))
    ParticipationFactory(organisation=OrganisationFactory(**places["other"]), project=participation.project)
    return participation.project


def test_places_are_dots_and_joint_projects_are_lines():
    joint_project(one=MADRID, other=BERLIN)
    drawn = picture()
    assert len(drawn.dots) == 2
    assert drawn.lines.count("M") == 1


def test_two_organisations_in_one_place_are_one_larger_dot():
    OrganisationFactory.create_batch(4, **MADRID)
    OrganisationFactory(**BERLIN)
    large, small = picture().dots
    assert large.radius == pytest.approx(2 * small.radius, abs=0.1)
    assert (large.x, large.y) == EUROPE.place(40.4, -3.7)


@pytest.mark.parametrize("traits", [{"draft": True}, {"pending": True}, {"scheduled": True}, {"archived": True}])
def test_what_is_not_in_the_list_is_no_dot_and_no_line(traits):
    joint_project(one=MADRID, other=BERLIN | traits)
    assert len(picture().dots) == 1
    assert picture().lines == ""


def test_a_hidden_project_joins_no_places():
    project = joint_project(one=MADRID, other=BERLIN)
    project.state = "draft"
    project.save()
    assert picture().lines == ""


def test_a_country_alone_is_no_dot():
    OrganisationFactory(**MADRID | {"coordinates_precision": "country"})
    OrganisationFactory(country="ES")
    assert picture().dots == []


def test_lines_are_short_in_the_page():
    assert curve(EUROPE.place(40.4, -3.7), EUROPE.place(52.5, 13.4)).count(" ") <= 5


def test_the_home_page_lists_the_countries_of_its_map(client):
    for place in (MADRID, MADRID, BERLIN, SEOUL):
        OrganisationFactory(**place)
    OrganisationFactory(**SUVA, draft=True)
    network = page(client, "/").select_one(".network")
    assert amounts(network) == {"Spain": "2", "Germany": "1"}
    outside = network.select_one("p a")
    assert (outside.text, outside["href"]) == ("1 organisation", "/countries")
    assert [use["href"].partition("#")[2] for use in network.select("a use")] == ["ES", "DE"]


def test_a_home_page_without_places_has_no_map(client):
    OrganisationFactory()
    assert page(client, "/").select_one(".network") is None


def test_a_list_is_shown_as_a_map_of_the_same_results(client):
    OrganisationFactory.create_batch(2, **MADRID, name="Open lab")
    OrganisationFactory(**BERLIN, name="Other")
    OrganisationFactory(name="Open everywhere", scope="europe")
    OrganisationFactory(**BERLIN, name="Open secret", pending=True)
    shown = page(client, "/organisations?q=open&view=map")
    assert amounts(shown) == {"Spain": "2", "Europe-wide": "1"}
    assert shown.select_one(".amount a")["href"] == "/organisations?q=open&country=ES"
    assert len(shown.select("svg.map")) == 1
    assert "3 organisations" in shown.text


@pytest.mark.parametrize(
    ("places", "shown"),
    [
        ([MADRID], ["europe"]),
        ([MADRID, SEOUL], ["europe", "world"]),
        ([SEOUL, SUVA], ["world"]),
        ([{"country": "IL"}], ["world"]),
        ([{"country": "AQ"}], ["world"]),
        ([{}], ["europe"]),
    ],
)
def test_the_maps_are_those_that_show_the_results(client, places, shown):
    for place in places:
        ProjectFactory(**place)
    drawings = page(client, "/projects?view=map").select("svg.map .map__land")
    assert [re.search(r"maps/(\w+)", land["href"])[1] for land in drawings] == shown


def test_a_map_is_not_sorted_and_has_no_further_pages(client):
    OrganisationFactory.create_batch(25, **MADRID)
    shown = page(client, "/organisations?view=map")
    assert shown.select_one(".sort") is None
    assert shown.select_one(".paging") is None
    assert amounts(shown) == {"Spain": "25"}


def test_the_key_tells_the_steps_of_shading(client):
    OrganisationFactory.create_batch(6, **MADRID)
    OrganisationFactory(**BERLIN)
    shown = page(client, "/organisations?view=map")
    assert [step.text.strip() for step in shown.select(".map-key li")] == ["1", "2–4", "5 and more"]
    assert [use["class"][-1] for use in shown.select(".map a use")] == ["map__country--3", "map__country--1"]


def test_the_form_of_a_map_keeps_the_order(client):
    OrganisationFactory(**MADRID)
    kept = page(client, "/organisations?view=map&sort=newest").select('.finder input[type="hidden"]')
    assert {field["name"]: field["value"] for field in kept} == {"view": "map", "sort": "newest"}


def test_a_map_with_nothing_to_show_says_so(client):
    OrganisationFactory()
    shown = page(client, "/organisations?view=map&q=xyzzyx")
    assert shown.select_one(".mapped") is None
    assert shown.select_one(".empty")


@pytest.mark.parametrize(
    ("most", "bounds"), [(1, [1]), (7, [1, 2, 5]), (60, [1, 2, 5, 20, 50]), (100_000, [1, 20, 500, 5000, 100_000])]
)
def test_shading_has_up_to_five_round_steps(most, bounds):
    assert steps(most) == bounds


@pytest.mark.parametrize(
    ("facts", "map_", "dot", "country"),
    [
        (MADRID, EUROPE, True, "ES"),
        (SUVA, WORLD, True, "FJ"),
        ({"country": "KR"}, WORLD, False, "KR"),
        ({"country": "IL"}, WORLD, False, "IL"),
        (MADRID | {"coordinates_precision": "country"}, EUROPE, False, "ES"),
    ],
)
def test_the_small_map_shows_as_much_as_is_known(facts, map_, dot, country):
    found = locator(OrganisationFactory(**facts))
    assert (found.map, bool(found.dot), found.country) == (map_, dot, country)
    left, top, width, height = map(float, found.frame.split())
    assert 0 <= left <= map_.width - width
    assert 0 <= top <= map_.height - height


def test_an_entry_without_a_place_has_no_small_map():
    assert locator(OrganisationFactory()) is None
    assert locator(PostFactory()) is None

"""What is chosen in a list: kept, shown, taken away again, and where to go when nothing is found."""

import re

import pytest

from search.upkeep import catch_up
from tests.factories import OrganisationFactory, ProjectFactory
from tests.pages.kinds import FACTORIES, LISTS
from tests.pages.reading import counts, names, soup, told

pytestmark = pytest.mark.django_db


def test_chips_take_themselves_away(client, organisations):
    page = soup(client, "/organisations?tag_all=on&tag=open-data&tag=maps&country=DE&q=alpha&initial=a&sort=newest")
    chips = {told(chip): chip["href"] for chip in page.select(".chips a")}
    assert chips == {
        "Remove “alpha”": "/organisations?country=DE&tag=maps&tag=open-data&tag_all=on&sort=newest&initial=a",
        "Remove Country Germany": "/organisations?q=alpha&tag=maps&tag=open-data&tag_all=on&sort=newest&initial=a",
        "Remove Tag maps": "/organisations?q=alpha&country=DE&tag=open-data&tag_all=on&sort=newest&initial=a",
        "Remove Tag open data": "/organisations?q=alpha&country=DE&tag=maps&tag_all=on&sort=newest&initial=a",
        "Remove First letter A": "/organisations?q=alpha&country=DE&tag=maps&tag=open-data&tag_all=on&sort=newest",
        "Clear all": "/organisations",
    }


def test_paging_letters_and_sorting_keep_what_is_chosen(client):
    for _ in range(30):
        OrganisationFactory(country="ES")
    page = soup(client, "/organisations?sort=newest&country=ES&tag=none")
    links = {link["href"] for link in page.select(".paging a, .letters a")}
    assert links == {
        "/organisations?country=ES&tag=none&sort=newest",
        "/organisations?country=ES&tag=none&sort=newest&initial=o",
        "/organisations?country=ES&tag=none&sort=newest&page=2",
    }
    assert page.select_one("#sort option[selected]")["value"] == "newest"
    assert page.select_one("form")["action"] == "/organisations"


def test_the_form_keeps_what_has_no_field(client, organisations):
    page = soup(client, "/organisations?archived=on&ended=on&initial=d")
    kept = {field["name"]: field["value"] for field in page.select("form.finder input[type=hidden]")}
    assert kept == {"archived": "on", "ended": "on", "initial": "d"}


def test_ended_entries_are_one_click_away(client, organisations):
    page = soup(client, "/organisations")
    assert "1 ended organisation is left out. Show it" in told(page.select_one("#results"))
    everything = soup(client, "/organisations?ended=on")
    assert "Ended organisations are in this list. Leave them out" in told(everything.select_one("#results"))
    assert names(everything) == ["Alpha", "Beta", "Delta", "Gamma"]
    assert "ended" not in told(soup(client, "/organisations?country=DE").select_one("#results"))


def test_a_running_project_is_listed_and_an_ended_one_left_out(client):
    ProjectFactory(name="Runs", status="running")
    ProjectFactory(name="Over", status="ended")
    assert names(soup(client, "/projects")) == ["Runs"]
    assert counts(soup(client, "/projects"), "status") == {"running": 1, "ended": 1}
    assert names(soup(client, "/projects?status=ended")) == ["Over"]


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("name", ["Alpha", "Beta", "Gamma"]),
        ("newest", ["Gamma", "Alpha", "Beta"]),
        ("checked", ["Beta", "Alpha", "Gamma"]),
        ("projects", ["Gamma", "Alpha", "Beta"]),
    ],
)
def test_a_list_is_sorted(client, sort, found):
    OrganisationFactory(name="Alpha", published_at="2020-01-01T00:00Z", checked_on="2021-01-01")
    OrganisationFactory(name="Beta", published_at="2019-01-01T00:00Z", checked_on="2024-01-01")
    ProjectFactory(by=[OrganisationFactory(name="Gamma")])
    assert names(soup(client, f"/organisations?sort={sort}")) == found


@pytest.mark.parametrize("kind", FACTORIES)
def test_each_kind_offers_its_orders(client, kind):
    FACTORIES[kind](name="Words")
    offered = [option["value"] for option in soup(client, LISTS[kind]).select("#sort option")]
    first, second = ("newest", "name") if kind == "post" else ("name", "newest")
    assert offered == ["", second, "checked", *(["projects"] if kind == "organisation" else [])]
    with_words = [option["value"] for option in soup(client, f"{LISTS[kind]}?q=words").select("#sort option")]
    assert with_words == ["", first, *offered[1:]]


def test_the_best_match_stands_first_and_the_rest_by_name(client, monkeypatch):
    monkeypatch.setattr("search.lists.RANKED", 1)
    for name in ("Zeta maps", "Maps of Ghent", "Maps", "Any maps"):
        OrganisationFactory(name=name)
    found = names(soup(client, "/organisations?q=maps"))
    assert found == ["Maps", "Any maps", "Maps of Ghent", "Zeta maps"]


def test_the_rest_is_paged_like_the_best(client, monkeypatch):
    monkeypatch.setattr("search.lists.RANKED", 30)
    made = [OrganisationFactory(name=f"Maps {number:02}").name for number in range(60)]
    catch_up()
    pages = [names(soup(client, f"/organisations?q=maps&page={number}")) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [24, 24, 12]
    assert sorted(name for page in pages for name in page) == made


def test_of_nothing_found_each_choice_can_be_dropped(client, organisations):
    query = "q=alpha+xyzzy&country=FR&tag=maps&tag=open-data&tag_all=on&initial=b"
    page = soup(client, f"/organisations?{query}")
    assert names(page) == []
    ways = {
        told(way).rpartition(" ")[0] if "result" in told(way) else told(way): way for way in page.select(".ways li")
    }
    assert len(ways) == 8
    for way in ways.values():
        count = re.search(r"(\d+) results?$", told(way))
        assert bool(way.a) == bool(count)
        if way.a:
            assert len(names(soup(client, way.a["href"]))) == int(count[1])


@pytest.mark.parametrize(
    ("query", "way"),
    [
        ("q=xyzzy&country=ES", "Without “xyzzy” 2 results"),
        ("country=FR&type=business", "Without Country: France 2 results"),
        ("country=FR&type=business", "Without Type: For-profit business no results"),
        ("tag=maps&initial=g", "Without First letter: G 2 results"),
        ("country=DE&country=FR&type=none", "Without Country: Germany or France 1 result"),
        ("tag=maps&tag=open-data&tag_all=on&country=ES", "Without Tag: maps 1 result"),
        ("lifecycle=ended&country=DE", "Without Activity: Ended 1 result"),
    ],
)
def test_what_is_dropped_is_told_with_its_count(client, organisations, query, way):
    page = soup(client, f"/organisations?{query}")
    assert way in [told(one) for one in page.select(".ways li")]


def test_a_better_spelling_is_offered(client, organisations):
    OrganisationFactory(name="Makerspace")
    OrganisationFactory(name="Hackerspace", country="DE")
    page = soup(client, "/organisations?q=makrespace")
    link = page.select_one(".empty a")
    assert (told(link), link["href"]) == ("makerspace", "/organisations?q=makerspace")
    assert "Did you mean makerspace ?" in told(page.select_one(".empty"))


def test_what_hides_the_only_entries_is_told(client):
    OrganisationFactory(name="Past", archived=True)
    page = soup(client, "/organisations")
    assert "1 archived organisation is left out. Show it" in told(page.select_one("#results"))
    assert "No other organisations are listed." in told(page.select_one("#results"))

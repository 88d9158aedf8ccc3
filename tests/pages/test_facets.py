"""Facets on the four lists: what they show, what they lead to, and how they are taken away again."""

from urllib.parse import parse_qsl, urlencode

import pytest

from core.models import Technology
from search.upkeep import catch_up
from tests.factories import (
    CaseStudyFactory,
    NetworkFactory,
    OrganisationFactory,
    PostFactory,
    ProjectFactory,
    TagFactory,
)
from tests.pages.kinds import LISTS
from tests.pages.reading import counts, names, soup, told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("country=DE&country=ES", ["Alpha", "Beta", "Gamma"]),
        ("country=ES&type=business", ["Gamma"]),
        ("country=europe", ["Gamma"]),
        ("country=FR", []),
        ("country=FR&ended=on", ["Delta"]),
        ("country=FR&archived=on", ["Past"]),
        ("lifecycle=ended", ["Delta"]),
        ("lifecycle=none", ["Alpha", "Beta", "Gamma"]),
        ("tag=maps&tag=open-data", ["Alpha", "Beta", "Gamma"]),
        ("tag=maps&tag=open-data&tag_all=on", ["Alpha"]),
        ("tag=none&ended=on", ["Delta"]),
        ("type=none", ["Beta"]),
        ("year=2012&year=1999", ["Alpha", "Beta"]),
        ("language=en&initial=g", ["Gamma"]),
        ("q=beta+neighbours&country=ES", ["Beta"]),
    ],
)
def test_a_list_is_narrowed(client, organisations, query, found):
    assert sorted(names(soup(client, f"/organisations?{query}"))) == found


@pytest.mark.parametrize("query", ["", "country=ES", "tag=maps&type=business", "q=neighbours&country=ES&tag=open-data"])
def test_each_count_is_what_the_list_then_holds(client, organisations, query):
    page = soup(client, f"/organisations?{query}")
    chosen = parse_qsl(query)
    for group in page.select(".facet"):
        facet = group["id"].removeprefix("facet-")
        others = [(name, value) for name, value in chosen if name != facet]
        for value, count in counts(page, facet).items():
            then = soup(client, f"/organisations?{urlencode([*others, (facet, value)])}")
            assert len(names(then)) == count, (facet, value)


def test_every_kind_has_its_facets(client):
    OrganisationFactory(), ProjectFactory(), CaseStudyFactory(), PostFactory()
    labels = {path: [told(label) for label in soup(client, path).select(".facet > summary")] for path in LISTS.values()}
    assert labels["/organisations"] == [
        *("Country", "Type", "Size", "Focus area", "Area of impact", "Technology", "Network", "Tag", "Language"),
        *("Founded in", "Activity"),
    ]
    assert {"Who it helps", "Started in", "Status"} < set(labels["/projects"])
    shared = ["Country", "Focus area", "Area of impact", "Network", "Tag", "Language"]
    assert labels["/case-studies"] == [*shared, "Started in"]
    assert labels["/blog"] == ["Type", *shared, "Published in"]
    assert set(shared) < set(labels["/projects"])


def test_towns_are_a_facet_of_what_has_a_place(client):
    for town in ("Ghent", "Århus", "Ghent", "Zwolle", ""):
        OrganisationFactory(locality=town)
    ProjectFactory(), PostFactory()
    assert list(counts(soup(client, "/organisations"), "town").items()) == [("Ghent", 2), ("Århus", 1), ("Zwolle", 1)]
    assert len(names(soup(client, "/organisations?town=Ghent"))) == 2
    for path in ("/projects", "/blog"):
        assert counts(soup(client, path), "town") == {}


def test_having_a_case_study_is_a_facet(client, make_family):
    make_family("Told")
    OrganisationFactory(name="Untold")
    ProjectFactory(name="Untold")
    for path in ("/organisations", "/projects"):
        assert counts(soup(client, path), "case_study") == {"yes": 1}
        assert names(soup(client, f"{path}?case_study=yes")) == [f"Told {path[1:-1]}"]


def test_values_without_entries_are_shown_quietly(client, organisations):
    page = soup(client, "/organisations?country=DE&type=none")
    quiet = [tick.input["value"] for tick in page.select("#values-country .is-none")]
    assert quiet == ["FR", "DE", "europe"]
    assert page.select_one("input[name=country][value=DE]").has_attr("checked")


def test_values_stand_in_the_order_of_their_facet(client, organisations):
    page = soup(client, "/organisations")
    assert list(counts(page, "country").items()) == [("ES", 2), ("DE", 1), ("europe", 1), ("FR", 0)]
    assert list(counts(page, "year")) == ["2012", "1999", "none"]
    assert list(counts(page, "tag")) == ["maps", "open-data", "none"]


@pytest.fixture
def many_tags():
    """Thirty organisations; the last has all sixty tags, the others one of the first fourteen."""
    tags = [TagFactory(name=f"{'Ä' if number % 2 else 'b'}ction {number:02}") for number in range(60)]
    for number in range(29):
        OrganisationFactory().tags.add(tags[number % 14])
    OrganisationFactory(name="Everything").tags.set(tags)
    catch_up()


def test_a_long_facet_shows_the_ten_most_frequent_and_those_chosen(client, many_tags):
    page = soup(client, "/organisations?tag=aection-59&tag=action-59")
    top = page.select("#values-tag > ul input")
    assert len(top) == 11
    assert top[-1]["value"] == "action-59"
    assert len(page.select("#more-tag input")) == 30
    assert "19 more: write in “Find in this list”." in told(page.select_one("#values-tag"))


def test_a_long_facet_is_searched_inside(client, many_tags):
    page = soup(client, "/organisations?tag_find=ACTION+5&tag=bction-10&country_find=x")
    assert list(counts(page, "tag")) == ["bction-10", "action-51", "action-53", "action-55", "action-57", "action-59"]
    assert page.select_one("input[name=tag_find]")["value"] == "ACTION 5"
    assert "Nothing has “ x ” in its name." in told(page.select_one("#facet-country"))
    assert "tag_find" not in page.select_one("#results")["data-address"]


def test_facets_that_are_long_or_chosen_can_be_used_with_the_keyboard_and_read_aloud(client, many_tags):
    page = soup(client, "/organisations?language=en")
    for group in page.select(".facet"):
        assert told(group.fieldset.legend) == told(group.summary)
        assert all(told(tick.parent) for tick in group.select("input[type=checkbox]"))
        assert all(find["aria-label"] for find in group.select("input[type=search]"))
    opened = [told(group.summary) for group in page.select(".facet[open]")]
    assert opened == ["Country", "Type", "Size", "Language"]


def test_facets_follow_changes_of_vocabularies_and_links(client, organisations):
    technology = Technology.objects.first()
    project = ProjectFactory()
    project.technologies.add(technology)
    assert counts(soup(client, "/projects"), "technology") == {technology.slug: 1}
    Technology.objects.filter(pk=technology.pk).update(name="Looms")
    assert "Looms" in told(soup(client, "/projects").select_one("#values-technology"))
    NetworkFactory(name="Unused")
    assert "Unused" not in soup(client, "/organisations").text

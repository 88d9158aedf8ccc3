"""Lists of the API hold what the pages hold, all of it, while entries come and go."""

from urllib.parse import urlsplit

import pytest

from search.upkeep import catch_up
from tests.factories import OrganisationFactory, ParticipationFactory
from tests.pages.conftest import organisations  # noqa: F401
from tests.pages.reading import counts, names, soup

SORTS = ("name", "newest", "checked", "projects")


def read(get, address: str, link: str = "next", change=None) -> list[list[str]]:
    """The names on each page, as one follows the links; `change` is called after the first."""
    pages = []
    while address:
        answer = get(address)
        pages.append([entry["name"] for entry in answer["results"]])
        address = answer[link]
        if change and len(pages) == 1:
            change()
            catch_up()
    return pages


def joined(pages: list[list[str]]) -> list[str]:
    return [name for page in pages for name in page]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "country=ES&country=DE",
        "country=none&ended=on&archived=on",
        "tag=maps&tag=open-data&tag_all=on",
        "q=neighbours+-gamma",
        "type=business&year=2012",
        "initial=b&sort=newest",
        "sort=checked&lifecycle=none",
    ],
)
def test_a_list_holds_what_its_page_holds(client, get, organisations, query):  # noqa: F811
    page, answer = soup(client, f"/organisations?{query}"), get(f"/organisations?{query}&facets=on".replace("?&", "?"))
    assert [entry["name"] for entry in answer["results"]] == names(page)
    assert answer["count"] == len(names(page))
    tags = next(facet for facet in answer["facets"] if facet["parameter"] == "tag")
    told = {value["slug"]: value["count"] for value in tags["values"]}
    assert told == {value: count for value, count in counts(page, "tag").items() if count}
    assert names(soup(client, urlsplit(answer["url"])._replace(scheme="", netloc="").geturl())) == names(page)


@pytest.fixture
def many():
    """Twelve organisations whose names, times, checks and numbers of projects make four different orders."""
    made = []
    for number in range(12):
        checked = f"2026-01-{number % 5 + 1:02}" if number % 3 else None
        made.append(OrganisationFactory(name=f"Name {number * 5 % 12:02}", checked_on=checked))
        for _ in range(number % 3):
            ParticipationFactory(organisation=made[-1])
    catch_up()
    return made


@pytest.mark.parametrize("sort", SORTS)
def test_pages_hold_all_once_in_order_forwards_and_backwards(client, get, many, sort):
    every = names(soup(client, f"/organisations?sort={sort}"))
    pages = read(get, f"/organisations?sort={sort}&limit=5")
    assert joined(pages) == every
    assert [len(page) for page in pages] == [5, 5, 2]
    last = get(f"/organisations?sort={sort}&limit=10")["next"]
    back = read(get, last, "previous")
    assert joined(reversed(back)) == every


@pytest.mark.parametrize("sort", SORTS)
def test_pages_miss_and_repeat_nothing_while_entries_come_and_go(client, get, many, sort):
    before = names(soup(client, f"/organisations?sort={sort}"))
    held = {organisation.name: organisation for organisation in many}

    def change():
        # The one that the next page begins after, one before it, and one that follows.
        for name in (before[4], before[1], before[7]):
            held[name].delete()
        for name in ("Name 00a", "Name 11a", "Zz"):
            OrganisationFactory(name=name, checked_on="2026-01-03")

    pages = read(get, f"/organisations?sort={sort}&limit=5", change=change)
    assert len(joined(pages)) == len(set(joined(pages)))
    stayed = [name for name in joined(pages)[5:] if name in held]
    assert stayed == [name for name in before[5:] if name != before[7]]


def test_the_best_matches_come_first_and_all_follow(client, get, many):
    every = names(soup(client, "/organisations?q=name+neighbours"))
    assert joined(read(get, "/organisations?q=name+neighbours&limit=5")) == every

    def change():
        next(one for one in many if one.name == every[4]).delete()

    rest = joined(read(get, "/organisations?q=name+neighbours&limit=5", change=change))[5:]
    assert rest == every[5:]


def test_links_stand_in_the_header_too(client, many):
    response = client.get("/api/v1/organisations?limit=5")
    second = client.get(response.json()["next"])
    assert response["Link"] == f'<{response.json()["next"]}>; rel="next"'
    assert f'<{second.json()["previous"]}>; rel="prev"' in second["Link"]


def test_search_finds_all_kinds_and_goes_on(get, family):
    answer = get("/search?q=known&limit=3")
    assert answer["count"] == 4
    assert {one["kind"]: one["count"] for one in answer["counts"]} == dict.fromkeys(
        ("organisation", "project", "casestudy", "post"), 1
    )
    rest = get(answer["next"])
    assert {hit["name"] for hit in answer["results"] + rest["results"]} == {one.name for one in family.values()}
    assert (rest["next"], len(get(rest["previous"])["results"])) == (None, 3)
    assert "<mark>" in get("/search?q=neighbours")["results"][0]["snippet_html"]
    assert get("/search?q=knwon&kind=post")["is_mended"] is True


def test_suggestions_go_on_like_what_is_typed(get, family):
    found = get("/suggest?q=kno")["results"]
    assert {hit["api_url"] for hit in found} == {get(hit["api_url"])["api_url"] for hit in found}
    assert len(found) == 4
    assert get("/suggest?q=k")["results"] == []


def test_a_vocabulary_tells_how_much_holds_each_value(get, organisations):  # noqa: F811
    terms = {term["slug"]: term for term in get("/vocabularies/countries")["terms"]}
    assert (terms["ES"]["entry_count"], terms["FR"]["entry_count"], terms["IT"]["entry_count"]) == (2, 0, 0)
    assert terms["europe"]["url"] == "http://127.0.0.1:8000/organisations?country=europe"
    assert get("/vocabularies/tags")["parameters"] == ["tag", "helps"]
    assert get("/vocabularies/nothing", 404)["detail"] == "There is no such vocabulary."

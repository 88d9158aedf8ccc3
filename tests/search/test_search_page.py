import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.lexemes import _known
from search.models import Document
from search.query import parse
from search.results import find
from search.snapshot import current
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory, TagFactory

pytestmark = pytest.mark.django_db

KINDS = ["post", "project", "organisation", "casestudy"]


@pytest.fixture
def ask(client):
    """Asks the page and gives it as soup."""

    def ask(q, **others):
        response = client.get("/search", {"q": q, **others})
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return ask


def section(page, kind):
    return page.select_one(f'section[data-kind="{kind}"]')


def names(page, kind):
    return [hit.text for hit in section(page, kind).select("[data-hit]")]


def words(tag):
    return " ".join(tag.text.split())


def said(page):
    return words(page.select_one(".told"))


def test_results_stand_in_four_sections(ask):
    for factory in (OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory):
        factory(name="Bicycle kitchen")
    page = ask("kitchen")
    assert [found["data-kind"] for found in page.select("section[data-kind]")] == KINDS
    assert [words(heading) for heading in page.select("section[data-kind] h2")] == [
        "News & blogs 1",
        "Projects 1",
        "Organisations 1",
        "Case studies 1",
    ]
    assert said(page) == "4 results for “kitchen”"


def test_an_empty_section_says_so(ask):
    OrganisationFactory(name="Bicycle kitchen")
    page = ask("kitchen")
    empty = [words(section(page, kind).select_one(".quiet")) for kind in ("post", "project", "casestudy")]
    assert empty == ["No news or blogs found", "No projects found", "No case studies found"]


def test_a_hit_shows_what_it_is(ask):
    hit = OrganisationFactory(name="Atelier vélo", language="fr", summary="Un atelier.", country="FR", locality="Lyon")
    link = section(ask("velo"), "organisation").select_one("[data-hit]")
    assert link["href"] == hit.get_absolute_url()
    assert (link.bdi["lang"], link.mark.text) == ("fr", "vélo")
    assert "Lyon, France" in words(link.find_parent("article"))


def test_texts_are_shown_as_they_were_typed(ask):
    OrganisationFactory(name="<b>Bold</b> & Co", summary="A <script> tag.", body="&amp; more")
    article = section(ask("bold"), "organisation").article
    assert "<b>Bold</b> & Co" in article.text
    assert not article.select("script, b")


def test_more_than_five_lead_to_the_list_of_the_kind(ask, client):
    OrganisationFactory.create_batch(6, summary="They mend bicycles.")
    OrganisationFactory(summary="They mended bicycles.", lifecycle="ended")
    OrganisationFactory(summary="They mended bicycles.", archived=True)
    organisations = section(ask("mend bicycles"), "organisation")
    link = organisations.select_one(".found__more a")
    assert len(organisations.select("[data-hit]")) == 5
    assert words(link) == "View all 7 organisation results"
    assert link["href"] == "/organisations?q=mend+bicycles&ended=on"
    assert client.get(link["href"]).context["page"].paginator.count == 7


def test_one_kind_alone_comes_in_pages(ask, client):
    OrganisationFactory.create_batch(30, summary="They mend bicycles.")
    ProjectFactory(summary="They mend bicycles.")
    first, second = ask("bicycles", kind="organisation"), ask("bicycles", kind="organisation", page=2)
    assert [len(names(page, "organisation")) for page in (first, second)] == [24, 6]
    assert not set(names(first, "organisation")) & set(names(second, "organisation"))
    assert not section(first, "project")
    assert first.select_one('a[rel="next"]')["href"] == "/search?q=bicycles&kind=organisation&page=2"
    assert client.get("/search?q=bicycles&kind=organisation&page=3").status_code == 404


def test_kinds_are_switched_with_links(ask):
    OrganisationFactory(name="Bicycle kitchen")
    choices = ask("bicycle", kind="organisation").select(".switch a")
    assert [words(choice) for choice in choices] == [
        "All 1",
        "News & blogs 0",
        "Projects 0",
        "Organisations 1",
        "Case studies 0",
    ]
    assert [choice["href"] for choice in choices[:2]] == ["/search?q=bicycle", "/search?q=bicycle&kind=post"]
    assert [choice.get("aria-current") for choice in choices] == [None, None, None, "page", None]


def test_a_kind_without_results_tells_of_the_others(ask):
    OrganisationFactory(name="Bicycle kitchen")
    page = ask("bicycle", kind="project")
    assert said(page) == "1 result for “bicycle”"
    assert words(section(page, "project").select_one(".quiet")) == "No projects found"


def test_results_that_hold_only_some_words_are_told(ask):
    OrganisationFactory.create_batch(5)
    OrganisationFactory(name="Bicycle kitchen")
    OrganisationFactory(name="Bicycle shed")
    assert said(ask("bicycle kitchen")).startswith("1 result holds all your words, 1 more holds some of them.")


def test_a_search_of_which_nothing_holds_all_says_what_to_drop(ask):
    OrganisationFactory.create_batch(2, summary="They mend bicycles.")
    page = ask("bicycles zeppelin")
    assert said(page) == "No result holds all your words. 2 results hold some of them."
    ways = page.select("section[aria-labelledby=less] li")
    assert [words(way) for way in ways] == ["Without bicycles no results", "Without zeppelin 2 results"]
    assert [link["href"] for link in page.select("section[aria-labelledby=less] a")] == ["/search?q=bicycles"]


def test_a_phrase_that_is_not_found_is_offered_as_words(ask):
    OrganisationFactory(summary="They mend old bicycles.")
    page = ask('"bicycles old"')
    assert 'Nothing found for “"bicycles old"”' in said(page)
    way = page.select_one("section[aria-labelledby=less] a")
    assert (words(way), way["href"]) == ('Not side by side: "bicycles old"', "/search?q=bicycles%20old")


def test_numbers_that_may_be_too_low_are_said_to_be(client, ask, monkeypatch):
    OrganisationFactory.create_batch(3, summary="They mend bicycles.")
    monkeypatch.setattr("search.postings.MOST_COMPARED", 2)
    told = "there may be more results than are counted here"
    assert told in words(ask('"mend bicycles"').select_one(".notice"))
    assert told in client.get("/organisations", {"q": '"mend bicycles"'}).text
    assert not ask("mend bicycles").select(".notice")


def test_a_mistake_is_mended_and_said_so(ask):
    OrganisationFactory(name="Democracy garden")
    page = ask("demcoracy")
    assert said(page).startswith("Showing results for democracy. Search instead for demcoracy.")
    assert names(page, "organisation") == ["Democracy garden"]
    literal = page.select_one(".told a")["href"]
    assert literal == "/search?q=demcoracy&literally=on"
    assert said(ask("demcoracy", literally="on")) == "Nothing found for “demcoracy”"


def test_another_spelling_that_finds_more_is_offered(ask):
    OrganisationFactory(name="Grean roofs")
    OrganisationFactory.create_batch(12, summary="They plant green roofs.")
    link = ask("grean").select_one(".told a")
    assert (words(link), link["href"]) == ("green", "/search?q=green")


def test_another_spelling_that_finds_far_more_is_shown_at_once(ask):
    OrganisationFactory(name="Typist", summary="They plant grean roofs.")
    OrganisationFactory.create_batch(10, summary="They plant green roofs.")
    assert said(ask("grean")).startswith("Showing results for green. Search instead for grean.")
    assert names(ask("grean", literally="on"), "organisation") == ["Typist"]


def test_nothing_found_leads_on(ask, settings):
    settings.CONTACT_EMAIL = "editors@example.org"
    OrganisationFactory(name="Bicycle kitchen")
    page = ask("zzyzx")
    assert said(page) == "Nothing found for “zzyzx”"
    assert page.select_one('main a[href="mailto:editors@example.org"]')
    assert not page.select("section[data-kind]")


def test_nothing_found_names_what_is_nearly_written_like_it(ask):
    OrganisationFactory(name="Waag Futurelab")
    page = ask("wag futurlab", literally="on")
    assert [words(link) for link in page.select("section[aria-labelledby=near] a")] == ["Waag Futurelab"]


def test_the_title_says_the_words_and_robots_are_kept_out(ask):
    page = ask("<b>kitchen")
    assert page.title.text == "<b>kitchen – Search – DSI Directory"
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"


def test_without_words_there_is_a_page_to_start_from(client):
    page = client.get("/search")
    assert "Ways to search" in page.text
    assert "noindex" not in page.text
    assert '<link rel="canonical" href="http://127.0.0.1:8000/search">' in page.text


def test_what_holds_no_word_is_said_so(ask):
    assert words(ask("!!! …").select_one(".notice")) == "There is no word in what you typed, so nothing was searched."


def test_a_long_search_is_shortened_and_said_so(ask):
    page = ask("bicycle " * 1000)
    assert "only its first words were used" in words(page.select_one(".notice"))
    assert len(page.select_one("#q")["value"]) <= 200


@pytest.mark.parametrize(
    ("broken", "told"),
    [("kind=x", "kind of result"), ("literally=1", "choice about spelling"), ("q=a%00b", "search words")],
)
def test_a_broken_value_is_left_out_and_named(client, broken, told):
    page = client.get(f"/search?q=bicycle&{broken}")
    assert f"could not be read and was left out: {told}." in page.text


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "", "²", "9" * 5000])
def test_a_page_that_is_none_is_not_found(client, number):
    assert client.get("/search", {"q": "bicycle", "page": number}).status_code == 404


@pytest.fixture
def _many():
    for number in range(8):
        for factory in (OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory):
            entry = factory(name=f"Bicycle kitchen {number}", summary="They mend.")
            entry.tags.add(TagFactory())


@pytest.mark.usefixtures("_many")
@pytest.mark.parametrize(
    "query",
    [
        "bicycle",
        "mend&kind=project",
        "zzyzx",
        "zzyzx+kitchen",
        "bicycle+kitchen+zeppelin",
        '"kitchen+bicycle"',
        "bicylce",
        "bicylces+ktichen",
        "bicylce+zzyzx",
        "bicylce+ktichen+mned+zzyzx",
        "bicyclekitchen",
        "bicycle-ktichen",
    ],
)
def test_a_page_needs_few_queries(client, query, monkeypatch):
    current()
    # In a new process, and asked for again.
    monkeypatch.setattr("search.snapshot._held", {})
    _known.clear()
    for most in (10, 8):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/search?q={query}").status_code == 200
        assert len(captured) <= most, "\n".join(query["sql"] for query in captured)


def test_hidden_entries_are_not_found(ask):
    for trait in ("draft", "pending", "scheduled"):
        OrganisationFactory(name="Secret kitchen", **{trait: True})
    page = ask("secret kitchen")
    assert not re.search("Secret", page.text)


def test_what_goes_while_the_page_is_made_is_left_out(db):
    OrganisationFactory.create_batch(2, name="Bicycle kitchen")
    found = find(parse("bicycle"))
    Document.objects.last().delete()
    assert [len(section.hits) for section in found.best()] == [0, 0, 1, 0]


@pytest.mark.django_db
def test_an_archived_entry_is_told_of_with_the_way_to_it(client):
    OrganisationFactory(name="Kitchen museum", archived=True)
    page = client.get("/search?q=kitchen+museum").content.decode()
    assert "1 archived organisation is left out." in page
    address = re.search(r'<a href="(/organisations[^"]*)">Show it', page)[1].replace("&amp;", "&")
    assert "Kitchen museum" in client.get(address).content.decode()

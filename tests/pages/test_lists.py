import re

import pytest

from search.upkeep import catch_up
from tests.factories import OrganisationFactory, PostFactory, ProjectFactory
from tests.pages.kinds import FACTORIES, LISTS

pytestmark = pytest.mark.django_db


def names(page):
    return [entry.name for entry in page.context["page"]]


def links(page):
    return re.findall(r'href="([^"]*)"', page.text)


@pytest.fixture
def many():
    """Sixty organisations: three pages."""
    OrganisationFactory.create_batch(60)


def test_a_list_counts_in_words(client, kind):
    FACTORIES[kind]()
    assert f"<strong>1 {kind}</strong>" in client.get(LISTS[kind]).text
    FACTORIES[kind]()
    plural = {"case study": "case studies"}.get(kind, f"{kind}s")
    assert f"<strong>2 {plural}</strong>" in client.get(LISTS[kind]).text


def test_names_stand_in_order_whatever_their_case_and_accents(client):
    for name in ("zebra", "Éclair", "alpha", "Beta", "Łódź", "#3D", "Ялта"):
        ProjectFactory(name=name)
    assert names(client.get("/projects")) == ["#3D", "alpha", "Beta", "Éclair", "Łódź", "zebra", "Ялта"]


def test_news_stand_newest_first_without_letters(client):
    old, new = PostFactory(name="Old", published_at="2020-01-01T00:00Z"), PostFactory(name="New")
    page = client.get("/blog")
    assert names(page) == [new.name, old.name]
    assert "letters" not in page.text


def test_the_letters_bar_holds_the_groups_that_have_entries(client):
    for name in ("Ärzte", "Zorg", "2 Wheels", "Ялта", "日本"):
        OrganisationFactory(name=name)
    page = client.get("/organisations?initial=cyrillic")
    bar = re.search(r'<nav class="letters".*?</nav>', page.text, re.S)[0]
    assert re.findall(r">([^<]+)</a>", bar) == ["All", "0–9", "A", "Z", "Chinese and Japanese", "Cyrillic"]
    assert 'aria-current="true">Cyrillic' in bar
    assert names(page) == ["Ялта"]


@pytest.mark.parametrize("asked", ["lodz", "ŁÓDŹ", "maker lodz", "spain", "SAGRERA", "repair", "lm"])
def test_words_are_found_in_names_places_and_summaries(client, asked):
    found = OrganisationFactory(name="Łódź Makers", locality="La Sagrera", country="ES", summary="They repair bikes.")
    found.names.create(name="LM", kind="acronym")
    OrganisationFactory(name="Somebody else")
    assert names(client.get("/organisations", {"q": asked})) == ["Łódź Makers"]


@pytest.mark.parametrize("asked", ["%", "_", "!!!", "-"])
def test_what_holds_no_word_is_left_out_and_named(client, asked):
    OrganisationFactory(name="100% open_data")
    OrganisationFactory(name="Anything")
    page = client.get("/organisations", {"q": asked})
    assert f"left out: search words “{asked}”." in page.text
    assert names(page) == ["100% open_data", "Anything"]


def test_pages_hold_24_and_keep_what_was_asked(client, many):
    page = client.get("/organisations?q=organisation&page=2&utm_source=x")
    assert len(names(page)) == 24
    assert 'rel="prev" href="/organisations?q=organisation"' in page.text
    assert 'rel="next" href="/organisations?q=organisation&amp;page=3"' in page.text
    assert 'aria-current="page"><span class="visually-hidden">Page </span>2' in page.text


def test_all_pages_together_hold_each_entry_once(client, many):
    shown = [name for number in (1, 2, 3) for name in names(client.get(f"/organisations?page={number}"))]
    assert len(shown) == len(set(shown)) == 60


def test_page_numbers_leave_gaps(client):
    OrganisationFactory.create_batch(24 * 9 + 1)
    catch_up()
    page = client.get("/organisations?page=5")
    assert page.context["page_numbers"] == [1, "…", 4, 5, 6, "…", 10]


@pytest.mark.parametrize("number", ["4", "0", "-1", "01", "+1", "1.0", "x", "", "٣", "²", "9" * 5000, "%00", "1%0A"])
def test_a_page_that_is_none_is_not_found(client, many, number):
    assert client.get(f"/organisations?page={number}").status_code == 404


def test_archived_entries_are_left_out_until_asked_for(client, kind):
    FACTORIES[kind](name="Present")
    FACTORIES[kind](name="Past", archived=True)
    page = client.get(LISTS[kind])
    assert names(page) == ["Present"]
    assert f"{LISTS[kind]}?archived=on" in links(page)
    everything = client.get(f"{LISTS[kind]}?archived=on")
    assert set(names(everything)) == {"Present", "Past"}
    assert '<span class="mark">Archived</span>' in everything.text
    assert LISTS[kind] in links(everything)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("q=a%00b", "search words"),
        ("initial=zz", "first letter"),
        ("initial=%D1%8F", "first letter"),
        ("archived=perhaps", "choice about archived ones"),
    ],
)
def test_a_broken_value_is_left_out_and_named(client, query, said):
    OrganisationFactory(name="Still here")
    page = client.get(f"/organisations?{query}")
    assert f"could not be read and was left out: {said}." in page.text
    assert names(page) == ["Still here"]


def test_of_a_long_text_the_first_words_are_searched(client):
    OrganisationFactory(name="Still here")
    page = client.get("/organisations", {"q": "still " * 2_000})
    assert "left out: words after the first 12 or 200 letters." in page.text
    assert names(page) == ["Still here"]
    assert page.text.count("still") < 1000


@pytest.mark.parametrize("size", [300, 10_000])
def test_a_long_word_is_not_repeated_in_full(client, size):
    page = client.get("/organisations", {"q": "x" * size, "tag": "y" * size})
    assert page.status_code == 200
    assert "x" * 201 not in page.text
    assert "y" * 41 not in page.text


def test_a_list_without_entries_says_so_and_leads_on(client, kind):
    page = client.get(LISTS[kind])
    plural = {"case study": "case studies"}.get(kind, f"{kind}s")
    assert f"No {plural} are listed yet." in page.text
    assert "Go to the home page" in page.text


def test_a_search_without_results_says_so_and_leads_on(client, kind):
    FACTORIES[kind]()
    page = client.get(LISTS[kind], {"q": "<b>{{ 7 }}"})
    plural = {"case study": "case studies", "post": "news or blogs"}.get(kind, f"{kind}s")
    assert f"<strong>No {plural} found</strong>" in page.text
    assert "“&lt;b&gt;{{ 7 }}”" in page.text
    assert {LISTS[kind], "/search?q=%3Cb%3E%7B%7B%207%20%7D%7D"} <= set(links(page))


def test_a_letter_without_entries_says_so(client):
    OrganisationFactory(name="Alpha")
    page = client.get("/organisations?initial=q")
    assert "<strong>No organisations found</strong>" in page.text
    assert '<a href="/organisations"> Without First letter: <bdi>Q</bdi> </a>' in " ".join(page.text.split())


def test_the_last_of_repeated_values_counts(client):
    OrganisationFactory(name="Alpha")
    OrganisationFactory(name="Beta")
    assert names(client.get("/organisations?q=alpha&q=beta")) == ["Beta"]


@pytest.mark.django_db
def test_a_list_says_that_entries_hold_only_some_of_the_words(client):
    OrganisationFactory(name="Repair kitchen")
    OrganisationFactory(name="Repair café", summary="Kitchen tools")
    all_words, some_words = (
        " ".join(client.get(f"/organisations?q={words}").content.decode().split())
        for words in ("repair+café+kitchen", "repair+museum")
    )
    assert "1 holds all your words; the others hold some of them." in all_words
    assert "None holds all your words; these hold some of them." in some_words

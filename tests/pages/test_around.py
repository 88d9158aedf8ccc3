"""What stands around an entry: similar ones, its neighbours in a list, how to share, cite and correct it."""

import pytest
from bs4 import BeautifulSoup

from core.citation import citation
from core.models import FocusArea
from core.text import reading_minutes
from search.upkeep import catch_up
from tests.factories import (
    CaseStudyFactory,
    OrganisationFactory,
    ParticipationFactory,
    PostFactory,
    ProjectFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def page(client, entry, query="", **headers):
    catch_up()
    response = client.get(entry.get_absolute_url() + query, headers=headers)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def similar(client, entry) -> list[str]:
    return [title.text.strip() for title in page(client, entry).select('[aria-labelledby="similar"] h3')]


def ways(shown) -> dict[str, str]:
    return {link.get("rel", ["back"])[0]: link["href"] for link in shown.select(".neighbours a")}


def tagged(factory, *names, **facts):
    entry = factory(**facts)
    entry.tags.set([TagFactory._meta.model.objects.get_or_create(name=name)[0] for name in names])
    return entry


@pytest.mark.parametrize("factory", [OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory])
def test_entries_that_share_tags_are_similar_those_with_more_first(client, factory):
    entry = tagged(factory, "maps", "air", name="This one")
    tagged(factory, "maps", name="Shares one")
    tagged(factory, "maps", "air", name="Shares both")
    tagged(factory, "looms", name="Shares nothing")
    assert similar(client, entry) == ["Shares both", "Shares one"]


def test_a_shared_country_decides_and_alone_is_not_enough(client):
    entry = tagged(OrganisationFactory, "maps", country="ES")
    tagged(OrganisationFactory, "maps", name="Far", country="FR")
    tagged(OrganisationFactory, "maps", name="Near", country="ES")
    OrganisationFactory(name="Only near", country="ES")
    assert similar(client, entry) == ["Near", "Far"]


def test_themes_of_projects_make_organisations_similar(client):
    organisations = [OrganisationFactory(name=name) for name in ("One", "Other")]
    for organisation in organisations:
        ProjectFactory(by=[organisation]).focus_areas.add(FocusArea.objects.first())
    assert similar(client, organisations[0]) == ["Other"]


@pytest.mark.parametrize("traits", [{"draft": True}, {"pending": True}, {"scheduled": True}, {"archived": True}])
def test_what_is_not_in_the_list_is_not_similar(client, traits):
    entry = tagged(OrganisationFactory, "maps")
    tagged(OrganisationFactory, "maps", name="Hidden", **traits)
    assert similar(client, entry) == []


def test_partners_are_not_shown_again_as_similar(client):
    entry = tagged(OrganisationFactory, "maps", name="This one")
    partner = tagged(OrganisationFactory, "maps", name="Partner")
    participation = ParticipationFactory(organisation=entry)
    ParticipationFactory(organisation=partner, project=participation.project)
    assert similar(client, entry) == []


def test_similar_ones_are_few(client):
    entry = tagged(ProjectFactory, "maps")
    for _ in range(9):
        tagged(ProjectFactory, "maps")
    assert len(similar(client, entry)) == 3


@pytest.fixture
def abc(db):
    return [OrganisationFactory(name=name, country="ES") for name in ("Alpha", "Beta", "Gamma")]


def test_neighbours_are_those_of_the_list_that_led_here(client, abc):
    OrganisationFactory(name="Bravo", country="FR")
    shown = page(client, abc[1], referer=f"{HOST}/organisations?country=ES&page=1")
    assert ways(shown) == {
        "prev": f"{abc[0].get_absolute_url()}?from=country%3DES",
        "next": f"{abc[2].get_absolute_url()}?from=country%3DES",
        "back": "/organisations?country=ES",
    }
    assert "Back to the list of 3" in shown.text


def test_neighbours_follow_from_one_to_the_next(client, abc):
    address = ways(page(client, abc[0], referer=f"{HOST}/organisations"))["next"]
    assert address == f"{abc[1].get_absolute_url()}?from="
    shown = BeautifulSoup(client.get(address).content, "html.parser")
    assert set(ways(shown)) == {"prev", "next", "back"}
    assert shown.select_one("link[rel=canonical]")["href"].endswith(abc[1].get_absolute_url())


def test_neighbours_keep_the_order_of_the_list(client, abc):
    shown = page(client, abc[0], "?from=sort%3Dnewest")
    assert ways(shown)["prev"].startswith(abc[1].get_absolute_url())
    found = page(client, abc[1], "?from=q%3Dbeta")
    assert set(ways(found)) == {"back"}


@pytest.mark.parametrize(
    ("query", "referer"),
    [
        ("", ""),
        ("", "https://elsewhere.example/organisations"),
        ("", f"{HOST}/projects"),
        ("", f"{HOST}/"),
        ("", "http://[broken"),
        ("?from=country%3DFR", ""),
        ("?from=q%3Dxyzzy", ""),
        ("?from=" + "a" * 2000, ""),
    ],
)
def test_who_comes_from_no_list_of_it_sees_no_neighbours(client, abc, query, referer):
    assert ways(page(client, abc[1], query, referer=referer)) == {}


@pytest.mark.parametrize(
    "query",
    ["?from=%00", "?from=%26%26%26", "?from=page%3Dx%26sort%3Dnone", "?from=" + "%26" * 999, "?from=" + "%26" * 1001],
)
def test_broken_lists_do_no_harm(client, abc, query):
    page(client, abc[1], query)


@pytest.mark.parametrize("traits", [{"draft": True}, {"pending": True}, {"scheduled": True}])
def test_hidden_entries_are_no_neighbours(client, abc, traits):
    OrganisationFactory(name="Beta hidden", **traits)
    assert ways(page(client, abc[1], "?from="))["next"].startswith(abc[2].get_absolute_url())


def test_a_page_is_told_apart_by_where_one_comes_from(client, abc):
    assert "Referer" in client.get(abc[0].get_absolute_url())["Vary"]


def test_a_page_says_how_to_cite_it():
    entry = PostFactory(name="50% of {all} & more", author_name="Zoë Q", published_at="2024-01-05T12:00Z")
    entry.refresh_from_db()
    cited = citation(entry)
    assert cited.sentence.startswith("Zoë Q: “50% of {all} & more”, DSI Directory, version of ")
    assert cited.sentence.endswith(f"{entry.get_absolute_url()} (CC BY 4.0)")
    assert r"title = {{50\% of \{all\} \& more}}," in cited.bibtex
    assert "year = {2024}," in cited.bibtex
    assert cited.bibtex.startswith(f"@misc{{post{entry.number},\n")


def test_sharing_is_by_plain_links(client, kind_of_all):
    entry = kind_of_all(name="Tea & <maps>")
    shown = page(client, entry)
    links = {link.text: link["href"] for link in shown.select(".share__ways a")}
    assert list(links) == ["E-mail", "Mastodon", "Bluesky", "LinkedIn"]
    assert links["E-mail"].startswith("mailto:?subject=Tea%20%26%20%3Cmaps%3E&body=")
    assert shown.select_one("#address").text.endswith(entry.get_absolute_url())
    assert all(button.find_parent(hidden=True) for button in shown.select(".provenance button"))


@pytest.fixture(params=[OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory])
def kind_of_all(request, db):
    return request.param


def test_a_page_can_be_corrected_and_reported(client, kind_of_all):
    entry = kind_of_all()
    ways = {link.text: link["href"] for link in page(client, entry).select(".correction a")}
    assert list(ways) == ["Suggest a correction", "Report a problem"]
    assert [client.get(address).status_code for address in ways.values()] == [200, 200]


@pytest.mark.parametrize(("html", "minutes"), [("", 1), ("<p>word</p>" * 900, 4), ("<p>" + "字" * 1200 + "</p>", 3)])
def test_reading_takes_its_time(html, minutes):
    assert reading_minutes(html) == minutes

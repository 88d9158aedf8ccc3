import pytest
from bs4 import BeautifulSoup

from tests.factories import CaseStudyFactory, NetworkFactory, OrganisationFactory, PostFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def headings(client):
    return [heading.text for heading in BeautifulSoup(client.get("/").content, "html.parser").select("main h2")]


def titles(client, heading):
    page = BeautifulSoup(client.get("/").content, "html.parser")
    section = page.select_one(f'section[aria-labelledby="{heading}"]')
    return [title.text for title in section.select("h3")]


def test_an_empty_directory_has_a_home_page(client):
    assert headings(client) == ["Do you work on this, too?", "Follow the news"]
    assert "The directory is still empty" in client.get("/").text


def test_each_block_stands_when_it_has_something(client):
    CaseStudyFactory(home_position=1)
    PostFactory()
    OrganisationFactory().networks.add(NetworkFactory())
    ProjectFactory()
    themes = ["Four ways to be open", "Ten areas of life"]
    newest = ["Newest organisations", "Newest projects"]
    ways = ["Do you work on this, too?", "Networks", "Follow the news"]
    assert headings(client) == ["What came of it", *themes, "News", *newest, *ways]


def test_numbers_lead_to_the_lists(client):
    OrganisationFactory.create_batch(2, country="ES")
    OrganisationFactory(archived=True, country="FR")
    page = BeautifulSoup(client.get("/").content, "html.parser")
    shown = [(" ".join(link.text.split()), link["href"]) for link in page.select(".numbers a")]
    assert shown == [("2 organisations", "/organisations"), ("1 country", "/countries")]


def test_editors_choose_the_case_studies_and_their_order(client):
    CaseStudyFactory(name="Not chosen")
    CaseStudyFactory(name="Second", home_position=2)
    CaseStudyFactory(name="First", home_position=1)
    assert titles(client, "case-studies") == ["First", "Second"]


def test_the_newest_stand_first(client):
    for day in range(1, 9):
        for factory in (PostFactory, OrganisationFactory, ProjectFactory):
            factory(name=f"Day {day}", published_at=f"2024-01-{day:02}T12:00Z")
    assert titles(client, "news") == ["Day 8", "Day 7", "Day 6"]
    assert titles(client, "organisations") == titles(client, "projects") == [f"Day {day}" for day in range(8, 2, -1)]

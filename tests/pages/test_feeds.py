"""Feeds, sitemaps and robots.txt."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.upkeep import catch_up
from tests.factories import OrganisationFactory, PostFactory
from tests.pages.kinds import FACTORIES, LISTS

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FEEDS = {"organisation": "organisations", "project": "projects", "case study": "case-studies", "post": "news"}


def page(client, address):
    catch_up()
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def feed(client, kind):
    response = client.get(f"/feeds/{FEEDS[kind]}.atom")
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def test_a_feed_holds_the_newest_entries_of_its_kind(client, kind):
    FACTORIES[kind](name="Older", published_at="2024-01-01T00:00Z")
    entry = FACTORIES[kind](name="Newer", published_at="2024-02-01T00:00Z", body="Long *words*.")
    held = feed(client, kind)
    assert [item.text for item in held.findall(f"{ATOM}entry/{ATOM}title")] == ["Newer", "Older"]
    first = held.find(f"{ATOM}entry")
    assert first.find(f"{ATOM}link").get("href") == f"http://127.0.0.1:8000{entry.get_absolute_url()}"
    assert first.find(f"{ATOM}id").text == f"tag:127.0.0.1,2026:{entry._meta.model_name}/{entry.number}"
    assert "<em>words</em>" in first.find(f"{ATOM}summary").text
    assert held.find(f"{ATOM}link[@rel='self']").get("href") == f"http://127.0.0.1:8000/feeds/{FEEDS[kind]}.atom"


@pytest.mark.parametrize("traits", [{"draft": True}, {"pending": True}, {"scheduled": True}, {"archived": True}])
def test_feeds_hold_only_what_lists_hold(client, kind, traits):
    FACTORIES[kind](name="Secret", **traits)
    assert feed(client, kind).findall(f"{ATOM}entry") == []


def test_feeds_are_announced_and_linked(client, kind):
    shown = page(client, LISTS[kind])
    address = f"/feeds/{FEEDS[kind]}.atom"
    assert shown.select_one(f'link[rel=alternate][type="application/atom+xml"][href="{address}"]')
    assert shown.select_one(f'main a[href="{address}"]')


def test_an_entry_of_a_feed_says_its_language(client, kind):
    FACTORIES[kind](language="ar")
    assert feed(client, kind).find(f"{ATOM}entry").get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"


def test_a_feed_bears_characters_that_xml_cannot_hold(client):
    PostFactory(name="Bell \x07 rings", body="And \x0b more \ufffe.")
    assert feed(client, "post").find(f"{ATOM}entry/{ATOM}title").text == "Bell rings"


def test_a_feed_that_has_not_changed_is_not_sent_again(client):
    PostFactory()
    first = client.get("/feeds/news.atom")
    again = client.get("/feeds/news.atom", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def titles(client, address) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return [item.text for item in ElementTree.fromstring(response.content).findall(f"{ATOM}entry/{ATOM}title")]


def test_a_narrowed_list_has_a_feed_of_its_own(client):
    OrganisationFactory(name="Older", country="ES", published_at="2024-01-01T00:00Z")
    OrganisationFactory(name="Newer", country="ES", published_at="2024-02-01T00:00Z")
    OrganisationFactory(country="FR"), OrganisationFactory(country="ES", draft=True)
    address = "/feeds/organisations.atom?country=ES"
    assert titles(client, address) == ["Newer", "Older"]
    held = ElementTree.fromstring(client.get(f"{address}&sort=name&page=7&nonsense=1&tag=gone").content)
    assert held.find(f"{ATOM}title").text == "DSI Directory: Organisations in Spain"
    assert held.find(f"{ATOM}link[@rel='self']").get("href") == f"http://127.0.0.1:8000{address}"
    assert held.find(f"{ATOM}id").text == "tag:127.0.0.1,2026:feed/organisations?country=ES"
    announced = page(client, "/organisations?country=ES&view=table").select('link[type="application/atom+xml"]')
    assert address in [link["href"] for link in announced]


def test_the_feed_of_a_search_holds_real_matches_of_all_kinds_the_newest_first(client):
    OrganisationFactory(name="Bicycle kitchen", published_at="2024-01-01T00:00Z")
    PostFactory(name="Kitchen news", body="Bicycle, bicycle.", published_at="2024-02-01T00:00Z")
    PostFactory(name="Bicycle"), OrganisationFactory(name="Bicycle kitchen", archived=True)
    assert titles(client, "/feeds/search.atom?q=bicycle+kitchen") == ["Kitchen news", "Bicycle kitchen"]
    assert titles(client, "/feeds/search.atom?q=bycicle") == []
    assert len(titles(client, "/feeds/search.atom")) == 3


def test_feeds_need_few_queries(client):
    for factory in FACTORIES.values():
        factory.create_batch(5)
    catch_up()
    with CaptureQueriesContext(connection) as captured:
        client.get("/feeds/search.atom?q=bicycle")
    assert len(captured) <= 12


def test_there_is_no_other_feed(client):
    assert client.get("/feeds/people.atom").status_code == 404


# Sitemaps and robots.txt


def addresses(client, file) -> dict[str, str]:
    response = client.get(file)
    assert response.status_code == 200
    found = ElementTree.fromstring(response.content)
    return {one.find(f"{SITEMAP}loc").text: one.findtext(f"{SITEMAP}lastmod", "") for one in found}


def test_the_sitemap_leads_to_a_file_for_each_kind(client):
    OrganisationFactory()
    files = addresses(client, "/sitemap.xml")
    names = {address.rpartition("/")[2] for address in files}
    kinds = ("organisations", "projects", "case-studies", "news")
    assert names == {f"sitemap-{name}.xml" for name in ("lists", "pages", "newsletter", *kinds)}


def test_a_sitemap_tells_when_each_page_changed(client, kind):
    entry = FACTORIES[kind](published_at="2024-01-01T00:00Z")
    FACTORIES[kind](draft=True), FACTORIES[kind](pending=True), FACTORIES[kind](scheduled=True)
    entry.refresh_from_db()
    assert addresses(client, f"/sitemap-{FEEDS[kind]}.xml") == {
        f"http://testserver{entry.get_absolute_url()}": entry.changed_at.date().isoformat()
    }


def test_lists_and_topics_are_in_the_sitemap(client):
    OrganisationFactory(country="ES")
    catch_up()
    held = {address.removeprefix("http://testserver") for address in addresses(client, "/sitemap-lists.xml")}
    assert {"/", *LISTS.values(), "/themes", "/countries", "/countries/ES"} <= held
    assert "/countries/FR" not in held


def test_pages_about_the_site_are_in_the_sitemap(client):
    held = addresses(client, "/sitemap-pages.xml")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", held["http://testserver/accessibility"])


def test_the_sitemap_needs_few_queries(client):
    OrganisationFactory.create_batch(5)
    catch_up()
    with CaptureQueriesContext(connection) as captured:
        client.get("/sitemap-organisations.xml")
    assert len(captured) <= 4


def test_robots_are_told_of_the_sitemap(client):
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in client.get("/robots.txt").text


def test_a_feed_is_there_as_rss_too(client, kind):
    entry = FACTORIES[kind](name="Newer", language="ar")
    shown = page(client, LISTS[kind])
    assert shown.select_one(f'link[type="application/rss+xml"][href="/feeds/{FEEDS[kind]}.rss"]')
    item = ElementTree.fromstring(client.get(f"/feeds/{FEEDS[kind]}.rss").content).find("channel/item")
    assert item.find("title").text == "Newer"
    assert item.find("guid").attrib == {"isPermaLink": "false"}
    assert item.find("guid").text == f"tag:127.0.0.1,2026:{entry._meta.model_name}/{entry.number}"
    assert item.find("{http://purl.org/dc/elements/1.1/}language").text == "ar"


def test_the_news_of_the_original_site_keep_their_names(client):
    post, draft = PostFactory(), PostFactory(draft=True)
    catch_up()
    text = client.get("/rss/news-and-blogs.xml").text
    assert f">dsi-news-{post.number}</guid>" in text
    assert f"dsi-news-{draft.number}" not in text

"""The archive shows what was sent, at one address each, and of all else no trace."""

import xml.etree.ElementTree as ElementTree
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.views import PAGE_SIZE
from newsletter.actions import issues
from search.upkeep import catch_up
from tests.newsletter.factories import IssueFactory, SubscriberFactory
from tests.pages.test_metadata import check, graph, meta

pytestmark = pytest.mark.django_db
SECRET = "Zwielichtkammer"
PUBLIC = ("/", "/newsletter", "/blog", "/feeds/newsletter.atom", "/sitemap.xml", "/sitemap-newsletter.xml")
ATOM = "{http://www.w3.org/2005/Atom}"


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def sent(days, **fields):
    return IssueFactory(sent=True, sent_at=timezone.now() - timedelta(days=days), **fields)


def test_issues_stand_newest_first_with_the_way_to_each(client):
    old, new = sent(9), sent(2)
    links = [link["href"] for link in page(client, "/newsletter").select(".story__title a")]
    assert links == [new.get_absolute_url(), old.get_absolute_url()]


def test_the_archive_is_found_from_the_news_and_the_end_of_every_page(client):
    assert page(client, "/blog").select_one('main a[href="/newsletter"]')
    assert page(client, "/").select_one('footer a[href="/newsletter"]')


def test_an_empty_archive_says_so(client):
    assert "No issue has been sent yet." in page(client, "/newsletter").text


def test_a_long_archive_has_pages(client):
    for days in range(PAGE_SIZE + 1):
        sent(days)
    assert len(page(client, "/newsletter").select(".story")) == PAGE_SIZE
    assert len(page(client, "/newsletter?page=2").select(".story")) == 1
    assert [client.get(f"/newsletter?page={number}").status_code for number in ("3", "0", "٣", "9" * 5000)] == [404] * 4


@pytest.mark.parametrize("rest", ["", "/", "/wrong", "//evil.example/"])
def test_a_wrong_slug_leads_to_the_right_one(client, rest):
    issue = sent(1, subject="Łódź opens up")
    response = client.get(f"/newsletter/{issue.pk}{rest}?utm=a")
    assert (response.status_code, response["Location"]) == (301, f"/newsletter/{issue.pk}/lodz-opens-up?utm=a")


def test_an_issue_stands_as_it_was_sent_with_its_neighbours(client):
    before, issue, after = sent(9), sent(5, language="ar", body="*مرحبا*"), sent(1)
    shown = page(client, issue.get_absolute_url())
    assert shown.select_one(".prose[lang=ar][dir=rtl] em").text == "مرحبا"
    assert shown.select_one("[rel=prev]")["href"] == before.get_absolute_url()
    assert shown.select_one("[rel=next]")["href"] == after.get_absolute_url()


def test_an_issue_tells_machines_what_it_is(client):
    shown = page(client, sent(1, lead="").get_absolute_url())
    assert check(graph(shown))["BlogPosting"]["articleSection"] == "Newsletter"
    assert meta(shown)["og:type"] == "article"


def test_the_page_of_an_issue_holds_no_reader_s_links(client):
    reader = SubscriberFactory()
    issue = issues.send(IssueFactory(), by=None)
    shown = client.get(issue.get_absolute_url())
    assert reader.key not in shown.text
    assert "[[" not in shown.text
    assert not shown.cookies
    assert "cookie" not in shown.headers.get("Vary", "").lower()


def test_pages_need_few_queries_however_many_issues_there_are(client):
    counted = []
    for _ in range(2):
        issue = [sent(days) for days in range(5)][2]
        for address in ("/newsletter", issue.get_absolute_url(), "/feeds/newsletter.atom"):
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            counted.append(len(captured))
    assert counted[:3] == counted[3:]
    assert max(counted) <= 10


def test_the_feed_holds_the_issues_with_whole_addresses(client):
    issue = sent(1, language="fr")
    entry = ElementTree.fromstring(client.get("/feeds/newsletter.atom").content).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").get("href") == f"http://127.0.0.1:8000{issue.get_absolute_url()}"
    assert 'href="http://127.0.0.1:8000/what-is-dsi"' in entry.find(f"{ATOM}summary").text
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert page(client, "/newsletter").select_one('main a[href="/feeds/newsletter.atom"]')


def test_of_what_is_not_sent_there_is_no_trace(client):
    sent(1)
    searches = (f"/search?q={SECRET}", f"/search/suggest?q={SECRET[:6]}")
    before = {address: client.get(address).content for address in (*PUBLIC, *searches)}
    hidden = [IssueFactory(subject=SECRET, body=SECRET, lead=SECRET, **{trait: True}) for trait in ("due", "scheduled")]
    hidden.append(IssueFactory(subject=SECRET, body=SECRET))
    catch_up()
    assert {address: client.get(address).content for address in before} == before
    for issue in hidden:
        assert client.get(f"/newsletter/{issue.pk}").status_code == 404
        assert client.get(issue.get_absolute_url()).status_code == 404

"""Public pages are kept by browsers and caches, and asking for one again costs a query that reads no entry."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver
from rest_framework.views import APIView

from core.guards.pages import PrivatePage
from core.keeping import Keeping
from core.models import FocusArea
from search.upkeep import catch_up
from submissions import doors
from submissions.models import Door
from tests.factories import OrganisationFactory
from tests.pages.kinds import LISTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses(make_family):
    entries = make_family("Some").values()
    catch_up()
    details = [entry.get_absolute_url() for entry in entries]
    topics = ["/themes", f"/themes/{FocusArea.objects.first().slug}", "/countries", "/countries/DE", "/networks"]
    files = ["/feeds/organisations.atom", "/feeds/newsletter.atom", "/sitemap.xml", "/sitemap-lists.xml"]
    lists = [*LISTS.values(), "/organisations?tag=none&sort=newest", "/search?q=some", "/newsletter"]
    return [
        "/",
        "/en/",
        "/fr/",
        "/fr/projects",
        *lists,
        *details,
        *topics,
        *files,
        "/what-is-dsi",
        "/data",
        "/downloads/news.csv",
    ]


def tag(client, address, **headers) -> str | None:
    return client.get(address, headers=headers).get("ETag")


def test_a_page_that_is_held_is_answered_without_reading_any_entry(client, addresses):
    for address in addresses:
        shown = client.get(address)
        told = {name: shown.get(name) for name in ("ETag", "Cache-Control", "Vary")}
        assert told["Cache-Control"] == "public, max-age=0, s-maxage=1, stale-while-revalidate=1", address
        with CaptureQueriesContext(connection) as captured:
            again = client.get(address, headers={"If-None-Match": told["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        assert {name: again.get(name) for name in told} == told
        (query,) = captured
        assert "FROM core_contentchange" in query["sql"]
        assert "organisations_" not in query["sql"]


def test_a_change_is_seen_at_once(client, addresses):
    held = {address: tag(client, address) for address in addresses}
    assert len(set(held.values())) == len(addresses)
    OrganisationFactory(name="Brand new")
    for address, before in held.items():
        assert client.head(address, headers={"If-None-Match": before}).status_code == 200, address
    assert "Brand new" in client.get("/organisations").text


def test_who_is_signed_in_gets_every_page_anew(admin_client, client, addresses):
    for address in addresses:
        shown = admin_client.get(address, headers={"If-None-Match": tag(client, address)})
        assert (shown.status_code, shown.get("ETag")) == (200, None), address
        assert shown["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "address", ["/org/999999", "/nothing", "/organisations?page=99", "/about", "/join", "/moderation"]
)
def test_what_is_no_page_for_all_has_no_tag(client, address):
    OrganisationFactory()
    shown = client.get(address, headers={"If-None-Match": "*"})
    assert (shown.status_code != 304, shown.get("ETag")) == (True, None)
    assert "public" not in shown.get("Cache-Control", "")


def test_an_entry_has_a_tag_for_each_list_that_one_comes_from(client):
    address = OrganisationFactory().get_absolute_url()
    site = "http://testserver"
    asked = ["", f"{site}/organisations", f"{site}/organisations?sort=newest", f"{site}/projects", "http://other.org/"]
    plain, every, newest, *elsewhere = [tag(client, address, Referer=page) for page in asked]
    assert len({plain, every, newest}) == 3
    assert set(elsewhere) == {plain}
    assert client.get(address)["Vary"] == "Accept, Referer"
    assert "Vary" not in client.get("/organisations")


def test_the_front_door_is_kept_for_each_language_that_browsers_prefer(client):
    OrganisationFactory()
    english = tag(client, "/")
    for headers, status in (({"Accept-Language": "fr"}, 302), ({"Accept-Language": "en-GB"}, 304)):
        assert client.get("/", headers={**headers, "If-None-Match": english}).status_code == status


def test_a_kept_page_never_shows_the_switch_as_it_was(client):
    doors.forget()
    assert "Closed for now" not in client.get("/").text
    # As another process would: without telling this one.
    Door.objects.update(position="closed")
    assert "Closed for now" in client.get("/").text


@pytest.mark.parametrize(
    ("headers", "cookie"), [({"Vary": "Accept"}, ""), ({"Cache-Control": "max-age=60"}, ""), ({}, "a=b")]
)
def test_an_answer_that_says_something_else_of_itself_is_not_kept(headers, cookie):
    answer = HttpResponse(headers=headers)
    answer.cookies.load(cookie)
    Keeping(is_signed_in=False, told_by={"Referer": ""}, etag='W/"a"').tell(answer)
    assert "ETag" not in answer


# Addresses that are neither kept nor private, by the reason.
DRAWN_EACH_TIME = {
    "needs no database": {"manifest", "search:opensearch", "robots.txt", "favicon.ico", "security.txt"},
    "leads elsewhere": {"old", "admin", "about", "contact", "criteria", "terms", "privacy", "cookies"},
    "says itself how it is kept": {
        "share_site", "share_picture", "media", "search:suggestions", "search:suggestions_json",
    },
    "follows from what people send": {"submissions:figures"},
    "is there while developing": {"styleguide", "mail:outbox", "mail:message", "mail:message_html"},
    "takes what others send": {"mail:web_hook"},
    "is asked by machines": {"healthz", "readyz", "metrics"},
}  # fmt: skip
# Of people who sign in.
PRIVATE = ("account/", "admin/")


def views(resolver, above=""):
    """Every view for anybody, with the name of its address, else the first word of it."""
    for pattern in resolver.url_patterns:
        address = str(pattern.pattern).lstrip("^")
        if not isinstance(pattern, URLResolver):
            yield above + (pattern.name or address.partition("/")[0]), pattern.callback
        elif address not in PRIVATE:
            yield from views(pattern, f"{pattern.app_name}:" if pattern.app_name else above)


def is_of_api(page) -> bool:
    """The API has a way of its own, with the same tags: tests/opendata/api."""
    return isinstance(page, type) and issubclass(page, APIView)


def test_every_address_is_kept_or_private_or_has_a_reason():
    others = set()
    for name, view in views(get_resolver()):
        page = getattr(view, "view_class", view)
        is_private = isinstance(page, type) and issubclass(page, PrivatePage)
        is_kept = getattr(page, "is_kept", False)
        assert not (is_private and is_kept), name
        if not is_private and not is_kept and not is_of_api(page):
            others.add(name)
    assert others == set().union(*DRAWN_EACH_TIME.values())

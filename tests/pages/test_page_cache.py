"""Public pages are drawn once and kept on the server until something changes."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test.utils import CaptureQueriesContext

from core import page_cache
from organisations.models import Organisation
from search.upkeep import catch_up
from tests.factories import OrganisationFactory
from tests.pages.kinds import LISTS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kept(settings):
    settings.PAGES_ARE_KEPT = True


@pytest.fixture
def addresses(make_family):
    entries = make_family("Some").values()
    catch_up()
    return ["/", "/fr/projects", "/search?q=some", *LISTS.values(), *[entry.get_absolute_url() for entry in entries]]


def tables(client, address) -> tuple[HttpResponse, set[str]]:
    """The answer, and which tables were read for it."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    known = ("core_contentchange", "page_cache", "search_", "organisations_")
    return response, {name for name in known for query in captured if name in query["sql"].partition(" WHERE ")[0]}


def test_a_page_is_drawn_once(client, addresses):
    drawn = {address: client.get(address) for address in addresses}
    for address, first in drawn.items():
        again, read = tables(client, address)
        assert read <= {"core_contentchange", "search_"}, address
        # Each answer has an identifier of its own.
        del first["X-Request-ID"], again["X-Request-ID"]
        assert (again.content, dict(again.items())) == (first.content, dict(first.items())), address


def test_what_one_process_has_drawn_others_show(client):
    OrganisationFactory()
    first = client.get("/organisations")
    caches["pages_of_process"].clear()
    again, read = tables(client, "/organisations")
    assert again.content == first.content
    assert "page_cache" in read
    assert "organisations_" not in read
    # From now on by itself.
    assert "page_cache" not in tables(client, "/organisations")[1]


@pytest.mark.parametrize("change", [{"state": "draft"}, {"name": "Renamed"}])
def test_nothing_is_shown_as_it_was(client, change):
    address = OrganisationFactory(name="Open Harbour").get_absolute_url()
    pages = ["/organisations", "/organisations?q=harbour", address]
    assert all("Open Harbour" in client.get(page).text for page in pages)
    # Past all code of ours.
    Organisation.objects.update(**change)
    assert not any("Open Harbour" in client.get(page).text for page in pages)


def test_who_is_signed_in_neither_sees_nor_leaves_a_kept_page(client, admin_client):
    address = OrganisationFactory().get_absolute_url()
    for who, is_drawn in ((admin_client, True), (client, True), (admin_client, True), (client, False)):
        assert ("organisations_" in tables(who, address)[1]) is is_drawn


def test_asking_for_the_head_keeps_nothing(client):
    OrganisationFactory()
    client.head("/organisations")
    assert client.get("/organisations").content
    assert client.head("/organisations")["ETag"] == client.get("/organisations")["ETag"]


@pytest.mark.parametrize(
    "answer", [HttpResponse(b"a" * (page_cache.LARGEST + 1)), StreamingHttpResponse([b"a"])], ids=["large", "streamed"]
)
def test_files_are_not_kept(answer):
    page_cache.put("tag", answer)
    assert page_cache.get("tag") is None


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "public, max-age=0, must-revalidate"),
        (30, "public, max-age=0, s-maxage=30, stale-while-revalidate=30"),
    ],
)
def test_the_operator_says_how_long_proxies_may_show_a_page(client, settings, seconds, told):
    settings.PROXY_SECONDS = seconds
    assert client.get("/organisations")["Cache-Control"] == told


def test_what_browsers_may_keep_for_a_while_proxies_may_not(client, settings):
    settings.PROXY_SECONDS = 0
    assert client.get("/api/v1/organisations")["Cache-Control"] == "public, max-age=60, s-maxage=0"


@pytest.mark.parametrize("address", ["/nothing", "/org/7", "/api/v1/organisations/7", "/share/organisation/7.png"])
def test_what_is_missing_is_asked_for_again(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-cache")

"""What every public page is to a visitor who has not signed in: the same for all, and safe to keep in a cache."""

import re

import pytest

from tests.pages.kinds import LISTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses(make_family):
    entries = make_family("Some").values()
    searches = ["/search", "/search?q=some", "/search?q=smoe", "/search?q=zzyzx", "/search?q=some&kind=project"]
    details = (entry.get_absolute_url() for entry in entries)
    pages = ("/what-is-dsi", "/contact-dsi")
    return ["/", "/robots.txt", *LISTS.values(), *searches, *pages, *details, "/nothing"]


def test_no_page_sets_or_depends_on_a_cookie(client, addresses):
    for address in addresses:
        response = client.get(address)
        assert not response.cookies, address
        assert "cookie" not in response.headers.get("Vary", "").lower(), address


def test_pages_are_the_same_with_a_foreign_session_cookie(client, addresses):
    for address in addresses:
        plain = client.get(address).content
        client.cookies["session"] = "unknown"
        assert client.get(address).content == plain
        client.cookies.clear()


def test_no_page_asks_another_host_for_anything(client, addresses):
    for address in addresses:
        page = client.get(address).text
        loaded = re.findall(r'(?:src|srcset|<link[^>]*href)="([^"]*)"', page)
        assert all(url.startswith(("/", "http://127.0.0.1:8000/")) for url in loaded), address
        inline = r"<script(?![^>]*(?: src=|type=.application/ld\+json))|<style| style=| on[a-z]+="
        assert not re.search(inline, page), address


def test_head_and_options_are_answered(client, addresses):
    for address in addresses[:-1]:
        assert client.head(address).status_code == 200
        assert client.options(address).status_code == 200


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "nonsense"])
def test_public_pages_take_no_posts(client, addresses, charset):
    client.handler.enforce_csrf_checks = True
    for address in addresses:
        for body in (b"a=1", b"\xff\xfe\x00"):
            type_ = f"application/x-www-form-urlencoded; charset={charset}"
            assert client.generic("POST", address, body, type_).status_code in (400, 403, 404, 405), address


def test_posts_past_the_csrf_check_are_not_allowed(client, addresses):
    for address in addresses[:1] + addresses[2:-1]:
        assert client.post(address).status_code == 405, address


def test_each_page_has_one_main_heading_and_landmarks(client, addresses):
    for address in addresses:
        page = client.get(address).text
        if address == "/robots.txt":
            continue
        assert [page.count(f"<{tag}") for tag in ("h1", "main", 'header class="site', "footer")] == [1, 1, 1, 1], (
            address
        )
        assert '<html lang="en">' in page
        assert 'href="#content"' in page
        assert len(re.findall(r"<title>[^<]+</title>", page)) == 1
        assert len(re.findall(r'<meta name="description" content="[^"]+">', page)) == 1


def test_ids_are_unique_and_labels_point_at_something(client, addresses):
    for address in addresses:
        page = client.get(address).text
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids)), address
        assert set(re.findall(r'(?:aria-labelledby|for)="([^"]+)"', page)) <= set(ids), address


def test_robots_are_kept_out_of_what_is_not_public(client):
    lines = client.get("/robots.txt").text.split("\n")
    assert lines[:3] == ["User-agent: *", "Disallow: /admin/", "Disallow: /account/"]

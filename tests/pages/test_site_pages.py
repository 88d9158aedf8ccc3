"""The pages about the site itself."""

import re
from hashlib import sha256
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import NoReverseMatch, Resolver404, resolve

from core.models import FocusArea
from dsi_directory.models import SITE_PAGES, Page
from dsi_directory.urls import SHORT_FORMS
from tests.pages.reading import soup, told

pytestmark = pytest.mark.django_db
FILES = sorted((settings.BASE_DIR / "dsi_directory" / "pages").glob("*.md"))


def test_every_site_page_has_a_first_text():
    assert {file.stem for file in FILES} == set(SITE_PAGES)


@pytest.mark.parametrize("slug", SITE_PAGES)
def test_a_new_site_has_the_page(client, slug):
    page = soup(client, f"/{slug}")
    assert len(page.select("h1")) == 1
    assert len(told(page.select_one(".prose")).split()) > 200
    assert page.select_one('link[rel="canonical"]')["href"].endswith(f"/{slug}")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_links_within_the_site_lead_somewhere(file):
    for address in re.findall(r"\]\((/[^)?#]*)", file.read_text(encoding="utf-8")):
        assert resolve(address).view_name != "page" or address[1:] in SITE_PAGES, address


def test_themes_that_are_named_are_there():
    named = set(re.findall(r"\(/themes/([\w-]+)", Page.objects.get(slug="what-is-dsi").body))
    assert set(FocusArea.objects.values_list("slug", flat=True)) < named


@pytest.mark.parametrize(("short", "slug"), SHORT_FORMS.items())
@pytest.mark.parametrize("end", ["", "/", "//", "?from=mail"])
def test_short_addresses_lead_to_the_page_in_one_step(client, short, slug, end):
    response = client.get(f"/{short}{end}")
    assert response.status_code == 301
    assert response.headers["Location"] == f"/{slug}" + (end if end.startswith("?") else "")


def test_an_address_of_a_page_with_a_slash_leads_to_the_one_without(client):
    response = client.get("/about-the-project/")
    assert (response.status_code, response.headers["Location"]) == (301, "/about-the-project")


@pytest.mark.parametrize("address", ["/", "/organisations", "/about-the-project", "/nothing"])
def test_the_footer_leads_to_every_page(client, address):
    links = re.findall(r'href="/([^"]*)"', client.get(address).text.partition("<footer")[2])
    assert set(SITE_PAGES) <= set(links)


def test_a_page_says_where_the_reader_is(client):
    current = soup(client, "/accessibility").select("main [aria-current=page]")
    assert [link["href"] for link in current] == ["/accessibility"]


@pytest.mark.parametrize("mail", ["", "hello@directory.example"])
def test_the_contact_page_tells_the_address_or_that_there_is_none(client, settings, mail):
    settings.CONTACT_EMAIL = mail
    words = told(soup(client, "/contact-dsi").select_one("main .panel"))
    assert (mail or "not given a mail address") in words


def test_a_hidden_page_is_not_found(client):
    Page.objects.create(title="Our partners", slug="our-partners", is_published=False)
    response = client.get("/our-partners")
    assert response.status_code == 404
    assert "Our partners" not in response.text


def test_a_page_in_another_language_says_so(client):
    Page.objects.create(title="شركاؤنا", slug="partners-ar", lead="نحن معا", language="ar")
    page = soup(client, "/partners-ar")
    assert {found["dir"] for found in page.select('main [lang="ar"]')} == {"rtl"}


@pytest.mark.parametrize(
    "fields",
    [{"title": ""}, {"slug": "Upper"}, {"slug": "a/b"}, {"slug": ""}, {"slug": "a\n"}, {"slug": "what-is-dsi"}],
)
def test_the_database_refuses_what_no_page_may_be(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.create(**{"title": "Some", "slug": "some"} | fields)


@pytest.mark.parametrize("change", [{"is_published": False}])
def test_a_page_that_every_site_needs_cannot_be_hidden(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.filter(slug="terms-of-use").update(**change)


@pytest.mark.parametrize("path", ["/a/b", "/A", "/-a", "/a_b", "/a%0A"])
def test_other_addresses_are_none_of_a_page(path):
    with pytest.raises((Resolver404, NoReverseMatch)):
        resolve(path)


def test_a_page_needs_a_query_besides_that_of_the_version(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert client.get("/what-is-dsi").status_code == 200


@pytest.mark.parametrize(("is_old", "is_renewed"), [(True, True), (False, False)])
def test_only_texts_that_nobody_wrote_anew_are_renewed(monkeypatch, is_old, is_renewed):
    renewal = import_module("dsi_directory.migrations.0008_texts_on_joining")
    page = Page.objects.get(slug="contact-dsi")
    new, page.body = page.body, "An older text."
    page.save()
    known = sha256(page.body.encode()).hexdigest() if is_old else ""
    monkeypatch.setattr(renewal, "OLD_TEXTS", {"contact-dsi": known})
    renewal.renew_unchanged(apps, None)
    page.refresh_from_db()
    assert (page.body == new) is is_renewed

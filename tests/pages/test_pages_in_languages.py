"""The pages about the site itself in the reader's language."""

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation

from dsi_directory.models import SITE_PAGES, Page, PageTranslation
from dsi_directory.templatetags.site import leading_on
from tests.pages.reading import soup, told

pytestmark = pytest.mark.django_db
first = import_module("dsi_directory.migrations.0014_first_page_translations")
FOLDERS = sorted(folder for folder in first.FOLDER.iterdir() if folder.is_dir())


@pytest.fixture
def partners():
    return Page.objects.create(title="Our partners", slug="our-partners", body="They are many. [Contact](/contact-dsi)")


@pytest.fixture
def translated(partners):
    return PageTranslation.objects.create(
        page=partners, language="fr", title="Nos partenaires", body="Nombreux.", translated_state=partners.state
    )


def in_french(client, slug: str):
    with translation.override("fr"):
        return soup(client, Page(slug=slug).get_absolute_url())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_language_has_all_pages_with_the_links_of_the_english_ones(folder):
    assert folder.name in dict(settings.LANGUAGES)
    assert {file.stem for file in folder.glob("*.md")} == set(SITE_PAGES)
    for file in folder.glob("*.md"):
        english, other = ((path / file.name).read_text(encoding="utf-8") for path in (folder.parent, folder))
        for mark in ("](", "\n## ", "\n- ", "\n|"):
            assert other.count(mark) == english.count(mark), (file.name, mark)
        assert sorted(links(other)) == sorted(links(english)), file.name


def links(text: str) -> list[str]:
    return [rest.partition(")")[0] for rest in text.split("](")[1:]]


@pytest.mark.usefixtures("translated")
def test_a_page_is_shown_in_the_language_of_the_reader(client):
    page = in_french(client, "our-partners")
    assert told(page.select_one("h1")) == "Nos partenaires"
    assert page.select_one("main [lang]") is None
    assert told(soup(client, "/our-partners").select_one("h1")) == "Our partners"


@pytest.mark.usefixtures("partners")
def test_a_page_without_a_translation_is_in_english_and_says_so(client):
    page = in_french(client, "our-partners")
    assert page.select_one("h1 bdi")["lang"] == page.select_one(".prose")["lang"] == "en"
    assert told(page.select_one(".site-page .quiet"))


def test_readers_are_told_that_the_english_page_is_newer(client, partners, translated):
    assert "English page" not in told(in_french(client, "our-partners").select_one("main"))
    partners.body = "They are few."
    partners.save()
    assert PageTranslation.objects.get(pk=translated.pk).is_behind
    assert in_french(client, "our-partners").select_one('main .quiet a[hreflang="en"]')["href"] == "/our-partners"


def test_an_editors_own_page_gets_no_translation_of_another_text():
    PageTranslation.objects.all().delete()
    Page.objects.filter(slug="contact-dsi").update(body="Ours.")
    first.add_missing(apps, None)
    there = set(PageTranslation.objects.filter(language="fr").values_list("page__slug", flat=True))
    assert there == set(SITE_PAGES) - {"contact-dsi"}


@pytest.mark.parametrize(
    ("address", "led"),
    [
        ("/themes/science", "/fr/themes/science"),
        ("/contact-dsi?a=1&amp;b=2#write", "/fr/contact-dsi?a=1&amp;b=2#write"),
        ("/robots.txt", "/robots.txt"),
        ("https://other.example/contact-dsi", "https://other.example/contact-dsi"),
    ],
)
def test_links_within_the_site_lead_on_in_the_language_of_the_reader(address, led):
    with translation.override("fr"):
        assert leading_on(f'<a href="{address}">a</a>') == f'<a href="{led}">a</a>'
    assert leading_on(f'<a href="{address}">a</a>') == f'<a href="{address}">a</a>'

"""Editors write the pages about the site in other languages."""

import pytest

from dsi_directory.models import Page, PageTranslation
from tests.admin.conftest import list_of, page, save, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]


@pytest.fixture
def partners():
    return Page.objects.create(title="Our partners", slug="our-partners", body="They are many.")


@pytest.fixture
def translated(partners):
    text = {"language": "de", "title": "Unsere Partner", "translated_state": partners.state}
    return PageTranslation.objects.create(page=partners, **text)


def test_the_form_of_a_page_leads_to_its_languages(client, partners, translated):
    shown = client.get(page(partners))
    assert page(translated) in shown.text
    assert "Add Français" in text_of(shown)
    assert f"?page={partners.pk}&amp;language=fr" in shown.text


def test_an_editor_adds_a_language(client, partners):
    address = f"{list_of(PageTranslation, 'add')}?page={partners.pk}&language=it"
    assert save(client, address, title="I nostri partner", body="Sono **tanti**.").status_code == 302
    text = PageTranslation.objects.get(page=partners)
    assert (text.language, text.is_behind, "<strong>tanti" in text.body_html) == ("it", False, True)
    assert text.history.count() == 1


def test_a_language_is_there_once(client, partners, translated):
    address = f"{list_of(PageTranslation, 'add')}?page={partners.pk}&language=de"
    assert "in this language already" in text_of(save(client, address, title="Noch einmal"))


def test_a_text_that_is_behind_stays_so_until_an_editor_says_otherwise(client, partners, translated):
    Page.objects.filter(pk=partners.pk).update(body="They are few.")
    assert "the page is newer" in text_of(client.get(page(partners)))
    assert "They are few." in text_of(client.get(page(translated)))
    for changes, is_behind in (({"body": "Viele"}, True), ({"says_all": "on"}, False)):
        save(client, page(translated), **changes)
        assert PageTranslation.objects.get(pk=translated.pk).is_behind is is_behind


def test_a_translation_has_a_preview(client, translated):
    assert "Unsere Partner" in text_of(client.get(page(translated, "preview")))

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from core.admin.text_preview import LONGEST
from core.languages import OTHER_LANGUAGES
from core.models import Country, FocusArea
from tests.admin.conftest import list_of, page, text_of
from tests.factories import CaseStudyFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/preview/"


def previewed(client, text, **more):
    return client.post(ADDRESS, {"text": text, **more})


@pytest.mark.usefixtures("editor")
def test_text_is_shown_as_its_page_shows_it(client):
    entry = OrganisationFactory(body="# Ours\n\n- one\n- [two](https://example.org)")
    assert entry.body_html in previewed(client, entry.body).content.decode()


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "[a](javascript:alert(1))", '<img src="x" onerror="y">'])
def test_nothing_that_could_do_harm_is_shown(client, text):
    shown = BeautifulSoup(previewed(client, text).content, "html.parser")
    assert shown.select("script, img, a[href^=javascript]") == []


@pytest.mark.usefixtures("editor")
def test_text_runs_in_the_direction_of_its_language(client):
    assert 'lang="ar" dir="rtl"' in previewed(client, "مرحبا", language="ar").content.decode()


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"text": ""}, 200),
        ({}, 200),
        ({"text": "a\0b"}, 400),
        ({"text": "a", "language": "xx-unknown"}, 400),
        ({"text": "a" * (LONGEST + 1)}, 413),
    ],
)
def test_unfit_texts_are_refused(client, sent, status):
    assert client.post(ADDRESS, sent).status_code == status


@pytest.mark.usefixtures("editor")
def test_preview_is_only_sent_and_kept_by_nobody(client):
    assert client.get(ADDRESS).status_code == 405
    assert {"private", "no-store"} <= set(previewed(client, "a")["Cache-Control"].split(", "))


def test_preview_of_a_text_is_for_staff(client):
    assert previewed(client, "a").status_code == 302
    client.force_login(UserFactory())
    assert previewed(client, "a").status_code == 302


def test_preview_needs_the_token_of_its_form(editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert previewed(strict, "a").status_code == 403


@pytest.mark.usefixtures("editor")
def test_without_scripts_a_button_shows_the_unsaved_text_on_a_page(client):
    sent = {"preview_of": "facts", "facts": "**Since** 2012", "body": "Another text", "language": "en"}
    response = client.post(ADDRESS, sent)
    assert b"<strong>Since</strong> 2012" in response.content
    assert b"Another text" not in response.content
    assert "Nothing is saved yet." in text_of(response)


@pytest.mark.usefixtures("editor")
def test_every_markdown_field_has_a_preview(client):
    form = BeautifulSoup(client.get(page(CaseStudyFactory())).content, "html.parser")
    names = [box.textarea["name"] for box in form.select(f"[data-text-preview='{ADDRESS}']")]
    assert names == ["introduction", "body", "outcome", "facts"]
    assert [button["value"] for button in form.select(f"noscript [formaction='{ADDRESS}']")] == names


@pytest.mark.usefixtures("moderator")
@pytest.mark.parametrize("introduced", [FocusArea, Country])
def test_introduction_of_a_topic_has_a_preview(client, introduced):
    form = BeautifulSoup(client.get(list_of(introduced, "add")).content, "html.parser")
    names = [box.textarea["name"] for box in form.select("[data-text-preview]")]
    assert names == ["introduction", *(f"introduction_{language}" for language in OTHER_LANGUAGES)]


@pytest.mark.usefixtures("editor")
def test_enter_saves_also_where_buttons_for_previews_come_first(client):
    form = BeautifulSoup(client.get(page(OrganisationFactory())).content, "html.parser").select_one(
        "#content-main form"
    )
    assert form.select_one("[type=submit], button")["name"] == "_save"

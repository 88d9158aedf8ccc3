import pytest

from dsi_directory.models import SITE_PAGES, Page
from tests.admin.conftest import list_of, page, save, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms():
    return Page.objects.get(slug="terms-of-use")


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("slug", SITE_PAGES)
def test_editor_changes_the_text_of_a_page(client, slug):
    site_page = Page.objects.get(slug=slug)
    assert save(client, page(site_page), title="Anew", body="Some **new** text.").status_code == 302
    shown = client.get(f"/{slug}").text
    assert "<strong>new</strong>" in shown
    assert "Anew" in shown


@pytest.mark.usefixtures("editor")
def test_markup_that_could_harm_is_cleaned_away(client, terms):
    save(client, page(terms), body="<script>alert(1)</script>[here](javascript:alert(1))")
    assert "alert(1)</script>" not in client.get("/terms-of-use").text
    assert 'href="javascript' not in client.get("/terms-of-use").text


def test_each_save_is_kept_with_its_editor(client, editor, terms):
    before = terms.body
    save(client, page(terms), body="Other terms.")
    assert [record.body for record in terms.history.all()] == ["Other terms.", before]
    assert terms.history.first().history_user == editor
    assert "Other terms." in text_of(client.get(page(terms, "history")))


@pytest.mark.usefixtures("editor")
def test_a_page_of_every_site_keeps_its_address_and_stays_public(client, terms):
    save(client, page(terms), slug="elsewhere", is_published="", title="Terms")
    terms.refresh_from_db()
    assert (terms.slug, terms.is_published, terms.title) == ("terms-of-use", True, "Terms")


def test_a_page_of_every_site_cannot_be_deleted(client, administrator, terms):
    assert client.get(page(terms, "delete")).status_code == 404
    own = Page.objects.create(title="Our partners", slug="our-partners")
    assert client.get(page(own, "delete")).status_code == 200
    client.post(
        list_of(Page),
        {"action": "delete_selected", "_selected_action": [terms.pk, own.pk], "post": "yes"},
    )
    assert Page.objects.filter(pk=terms.pk).exists()


@pytest.mark.usefixtures("editor")
def test_editor_adds_a_page_at_an_address_made_from_its_title(client):
    save(client, list_of(Page, "add"), title="Our  partners", body="They are many.")
    assert "They are many." in client.get("/our-partners").text


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("slug", ["organisations", "admin", "about", "styleguide", "privacy-policy"])
def test_a_page_takes_no_address_that_is_in_use(client, slug):
    response = save(client, list_of(Page, "add"), title="Some", slug=slug)
    assert response.status_code == 200
    assert "address" in text_of(response)
    assert Page.objects.count() == len(SITE_PAGES)


@pytest.mark.usefixtures("editor")
def test_editor_sees_a_hidden_page_in_its_preview(client):
    hidden = Page.objects.create(title="Our partners", slug="our-partners", is_published=False)
    response = client.get(page(hidden, "preview"))
    assert "Our partners" in text_of(response)
    assert response["X-Robots-Tag"] == "noindex"


def test_preview_of_a_page_leads_visitors_to_sign_in(client, terms):
    assert client.get(page(terms, "preview")).status_code == 302


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("slug", SITE_PAGES)
def test_the_form_says_what_an_operator_has_to_add(client, slug):
    told = text_of(client.get(page(Page.objects.get(slug=slug))))
    assert "Add " in told or "Change this page" in told or slug == "what-is-dsi"

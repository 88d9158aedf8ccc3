import pytest
from django.contrib.auth.models import Group

from tests.admin.conftest import page, text_of
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory, UserFactory

pytestmark = pytest.mark.django_db
FACTORIES = [OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory]


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("state", ["draft", "pending", "archived", "scheduled"])
@pytest.mark.parametrize("factory", FACTORIES)
def test_editor_sees_the_public_page_of_an_entry_in_any_state(client, factory, state):
    entry = factory(name="Unseen yet", **{state: True})
    response = client.get(page(entry, "preview"))
    assert "Unseen yet" in text_of(response)
    assert "Preview" in text_of(response)


@pytest.mark.usefixtures("editor")
def test_preview_is_kept_by_nobody(client):
    response = client.get(page(OrganisationFactory(draft=True), "preview"))
    assert response["X-Robots-Tag"] == "noindex"
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))


@pytest.mark.usefixtures("editor")
def test_preview_of_nothing_is_not_found(client):
    assert client.get("/admin/organisations/organisation/999999999/preview/").status_code == 404


def test_preview_is_not_found_for_others(client):
    address = page(OrganisationFactory(), "preview")
    for person, status in (
        (UserFactory(), 302),
        (UserFactory(is_staff=True), 404),
        (UserFactory(is_staff=True, is_active=False), 302),
    ):
        person.groups.set([] if status == 404 else Group.objects.filter(name="Editor"))
        client.force_login(person)
        assert client.get(address).status_code == status
    client.logout()
    assert client.get(address).status_code == 302


@pytest.mark.usefixtures("editor")
def test_form_leads_to_the_preview(client):
    entry = OrganisationFactory(draft=True)
    assert page(entry, "preview").encode() in client.get(page(entry)).content

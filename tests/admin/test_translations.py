"""Editors write the names of terms in other languages."""

import pytest

from core.models import Country, Network, Tag, Technology
from tests.admin.conftest import list_of, page, save, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("moderator")
def test_a_moderator_translates_a_term(client):
    robotics = Technology.objects.get(slug="robotics")
    assert save(client, page(robotics), name_de="Roboter", definition_fr="").status_code == 302
    robotics.refresh_from_db()
    assert robotics.translations["de"]["name"] == "Roboter"
    assert robotics.translations["fr"] == {"name": "Robotique"}
    assert "Name (Deutsch)" in text_of(client.get(page(robotics, "history")))


@pytest.mark.usefixtures("moderator")
def test_a_moderator_translates_an_introduction_with_its_preview(client):
    spain = Country.objects.get(code="ES")
    assert 'lang="ca"' in client.get(page(spain)).text
    save(client, page(spain), introduction_ca="Un **país**.")
    spain.refresh_from_db()
    assert spain.translations["ca"]["introduction_html"] == "<p>Un <strong>país</strong>.</p>\n"


@pytest.mark.usefixtures("editor")
def test_a_name_that_is_too_long_is_refused_in_its_field(client):
    response = save(client, list_of(Network, "add"), name="Makers", name_it="M" * 121)
    assert "at most 120 characters" in text_of(response)
    assert not Network.objects.exists()


@pytest.mark.usefixtures("editor")
def test_who_may_only_look_sees_the_translations(client):
    assert "Robotik" in text_of(client.get(page(Technology.objects.get(slug="robotics"))))


@pytest.mark.usefixtures("moderator")
def test_tags_are_not_translated(client):
    assert "other languages" not in text_of(client.get(list_of(Tag, "add")))

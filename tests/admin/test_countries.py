import pytest

from core.models import Country
from tests.admin.conftest import list_of, page, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moderator")]


def test_a_moderator_introduces_a_country(client):
    save(client, list_of(Country, "add"), code="IS", introduction="An island.")
    assert Country.objects.get(code="IS").introduction_html == "<p>An island.</p>\n"


def test_a_country_that_is_introduced_keeps_its_code(client):
    save(client, page(Country.objects.get(code="ES")), code="FR", introduction="Ours.")
    assert Country.objects.get(code="ES").introduction == "Ours."
    assert Country.objects.get(code="FR").introduction != "Ours."

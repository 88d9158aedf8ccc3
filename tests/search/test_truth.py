"""While the index is behind, nothing is shown that has been hidden since."""

import pytest

from core.models import State
from organisations.models import Organisation
from search import index
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lagging(monkeypatch):
    """An index that does not take in that its only entry was hidden."""
    OrganisationFactory(name="Secretive Makers", summary="Hidden things")
    index.state()
    Organisation.objects.update(state=State.DRAFT)
    monkeypatch.setattr(index, "keep_up", lambda patience: None)


@pytest.mark.parametrize(
    "address",
    [
        "/search?q=secretive",
        "/search?q=secretive&kind=organisation",
        "/search?q=secretly+makers+of+x",
        "/search?q=sekretive+mokers",
        "/search/suggest?q=secret",
        "/search/suggest?q=secrettive",
        "/organisations",
        "/organisations?q=hidden",
    ],
)
def test_what_was_hidden_is_not_shown(lagging, client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert "Secretive" not in response.content.decode()
    assert "Hidden things" not in response.content.decode()

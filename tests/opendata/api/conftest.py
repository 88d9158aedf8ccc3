import pytest

from search.upkeep import catch_up
from tests.pages.conftest import make_family, relate  # noqa: F401


@pytest.fixture(autouse=True)
def _database(db):
    pass


@pytest.fixture
def family(make_family):  # noqa: F811
    """One entry of each kind, all linked, which the index has taken in."""
    made = make_family("Known")
    catch_up()
    return made


@pytest.fixture
def get(client):
    """What is answered at an address of the API, as data."""

    def answer(address: str, status: int = 200, **headers) -> dict:
        response = client.get(address if address.startswith("http") else f"/api/v1{address}", headers=headers)
        assert response.status_code == status, response.content[:500]
        return response.json()

    return answer

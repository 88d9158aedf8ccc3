"""A process that starts knows the index before the first visitor asks."""

import pytest
from django.db import OperationalError

from dsi_directory.operating import warming
from search import snapshot
from tests.factories import OrganisationFactory


@pytest.fixture
def _open_connections(monkeypatch):
    monkeypatch.setattr(warming.connections, "close_all", lambda: None)


@pytest.mark.django_db
@pytest.mark.usefixtures("_open_connections")
def test_lists_are_drawn_without_asking_for_their_order(django_assert_num_queries):
    OrganisationFactory()
    snapshot._held.clear()
    warming.warm()
    held = snapshot.current()
    with django_assert_num_queries(0):
        assert len(held.order("organisation", "name").ids) == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("_open_connections")
def test_it_starts_without_a_database(monkeypatch, caplog):
    def away(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection", away)
    warming.warm()
    assert "The index was not read at the start: OperationalError." in caplog.text

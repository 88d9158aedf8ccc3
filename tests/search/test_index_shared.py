"""Several processes read and write the index at once; threads with connections of their own stand in for them."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from organisations.models import Organisation
from search import index, snapshot, upkeep
from search.models import Change, Document
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db(transaction=True)


def elsewhere(work, times=1):
    """The results of work done at the same time in threads, each with its own connection."""

    def closing_connection():
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return [task.result() for task in [threads.submit(closing_connection) for _ in range(times)]]


@contextmanager
def somebody_writing():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [index.LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [index.LOCK])


def test_readers_at_the_same_time_take_each_change_in_once(monkeypatch):
    monkeypatch.setattr(index, "PATIENCE", "1min")
    for number in range(20):
        OrganisationFactory(name=f"Lab {number}")
    revisions = elsewhere(index.state, times=4)
    assert len(set(revisions)) == 1
    assert Document.objects.count() == 20
    assert Change.objects.count() == 0


def test_a_reader_does_not_wait_for_long(monkeypatch):
    monkeypatch.setattr(index, "PATIENCE", "50ms")
    organisation = OrganisationFactory(name="Before")
    before = index.state().revision
    Organisation.objects.filter(pk=organisation.pk).update(name="After")
    with somebody_writing():
        assert elsewhere(index.state) == [index.State(before, is_behind=True)]
    assert index.state().revision > before


def test_what_is_undone_was_never_in_the_index():
    OrganisationFactory(name="Kept")
    before = snapshot.current()

    def undone():
        with transaction.atomic():
            OrganisationFactory(name="Undone")
            assert len(snapshot.current().everything) == 2
            transaction.set_rollback(True)

    elsewhere(undone)
    assert snapshot.current().everything == before.everything
    assert list(upkeep.check()) == []

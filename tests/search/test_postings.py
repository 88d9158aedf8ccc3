import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.postings import INSIDE, NAME, TEXT, WHOLE, keep, postings
from search.snapshot import current
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

LAB = (TEXT, "'lab'")


def test_documents_are_looked_up_in_one_query_and_kept():
    OrganisationFactory(name="Fab Lab", summary="robots")
    snapshot = current()
    keys = [LAB, (NAME, "'robots'"), (WHOLE, "fablab"), (INSIDE, "b la"), (TEXT, "'fab' <-> 'lab'")]
    with CaptureQueriesContext(connection) as captured:
        first = postings(keys, snapshot)
        assert postings(keys, snapshot) == first
    assert [len(ids) for ids in first.values()] == [1, 0, 1, 1, 1]
    assert len(captured) == 1


def test_what_was_looked_up_before_a_change_is_used_after_it():
    _kept, renamed, removed = OrganisationFactory.create_batch(3, summary="lab")
    postings([LAB], current())
    renamed.summary = "other"
    renamed.save()
    removed.delete()
    OrganisationFactory(name="New lab", summary="")
    snapshot = current()
    with CaptureQueriesContext(connection) as captured:
        found = postings([LAB], snapshot)[LAB]
    assert "search_holding" not in captured[0]["sql"]
    assert len(found) == 2
    assert found <= snapshot.everything


def test_what_was_asked_for_longest_ago_is_forgotten_first():
    store = {}
    keep(store, {1: "a", 2: "b"}, most=2)
    keep(store, {1: "a"}, most=2)
    keep(store, {3: "c"}, most=2)
    assert list(store) == [1, 3]

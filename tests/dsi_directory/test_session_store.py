"""Sessions are kept under a hash of their keys."""

import pytest
from django.contrib.sessions.models import Session

from dsi_directory.session_store import SessionStore, kept_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def key():
    session = SessionStore()
    session["name"] = "ana"
    session.save()
    return session.session_key


def test_a_session_is_found_by_its_key(key):
    assert SessionStore(key)["name"] == "ana"
    assert SessionStore().exists(key)


def test_what_is_kept_opens_nothing(key):
    kept = Session.objects.get().session_key
    assert kept == kept_as(key) != key
    assert SessionStore(kept).load() == {}


def test_a_session_ends_by_its_key(key):
    SessionStore(key).delete()
    assert SessionStore(key).load() == {}
    assert not Session.objects.exists()


def test_a_new_key_leaves_nothing_behind_the_old_one(key):
    session = SessionStore(key)
    session.cycle_key()
    assert SessionStore(key).load() == {}
    assert SessionStore(session.session_key)["name"] == "ana"
    assert Session.objects.count() == 1

"""Nobody learns from an answer, or from the work behind it, whether an address is known."""

import re
from datetime import timedelta
from unittest.mock import ANY

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.guards import stamps
from mail.models import Delivery
from newsletter.actions.leaving import unsubscribe
from newsletter.links import Topic
from newsletter.models import Subscriber
from submissions import doors
from submissions.actions.doors import set_doors, wish_to_know
from submissions.models import Door, ReopeningWish, Subject
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ADDRESSES = {sort: f"{sort}@example.org" for sort in ("known", "unknown", "inactive", "unconfirmed", "suppressed")}
NAMES = ("login", "email", "address")
# Drawn anew for each page: the stamp of a form and the mark against forged forms.
DRAWN = re.compile(rb'(name="(?:stamp|csrfmiddlewaretoken)" value=")[^"]+')


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    cache.clear()


def all_answers(client, address, asked):
    """Each after another one, which has read what a process reads once."""
    answer(client, address, asked[-1] | {name: "first@example.org" for name in asked[-1] if name in NAMES})
    return [answer(client, address, data) for data in asked]


def answer(client, address, data):
    """All that whoever asks can see, with the number of queries; the end of a transaction is none."""
    with CaptureQueriesContext(connection) as captured:
        response = client.post(address, data)
    sent = next(data[name] for name in NAMES if name in data)
    queries = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    body = DRAWN.sub(rb"\1", response.content).replace(sent.encode(), b"ADDRESS")
    headers = {name: value.replace(sent, "ADDRESS") for name, value in response.headers.items()}
    # The clock, the number of the request, and how long the address is.
    for name in ("Content-Length", "Expires", "X-Request-ID"):
        headers.pop(name, None)
    return response.status_code, headers, body, [*response.cookies], len(queries)


@pytest.fixture
def people():
    UserFactory(username="known", email=ADDRESSES["known"], is_staff=True)
    UserFactory(username="inactive", email=ADDRESSES["inactive"], is_active=False)


@pytest.mark.parametrize("as_name", [str, lambda address: address.partition("@")[0]], ids=["address", "name"])
def test_signing_in_with_a_wrong_password(client, people, as_name):
    logins = [as_name(ADDRESSES[sort]) for sort in ("known", "unknown", "inactive")]
    answers = all_answers(client, "/account/login/", [{"login": login, "password": "wrong"} for login in logins])
    assert answers[0][0] == 200
    assert all(other == answers[0] for other in answers)


def test_as_many_hashes_are_made_for_whoever_signs_in(client, people, settings, monkeypatch):
    settings.PASSWORD_HASHERS = ["tests.dsi_directory.counted_hashes.CountedHasher"]
    from tests.dsi_directory import counted_hashes

    UserFactory(username="counted", email="counted@example.org")
    counts = []
    for login in ("counted", "nobody", "counted@example.org", "nobody@example.org"):
        counted_hashes.made.clear()
        client.post("/account/login/", {"login": login, "password": "wrong"})
        counts.append(len(counted_hashes.made))
    assert counts == [1] * 4


def test_asking_for_a_new_password(client, people):
    asked = [{"email": ADDRESSES[sort]} for sort in ("known", "unknown", "inactive")]
    answers = all_answers(client, "/account/password/reset/", asked)
    assert all(other == answers[0] for other in answers)
    assert Delivery.objects.count() == len(asked) + 1


@pytest.fixture
def readers():
    asked = {"consent_version": "1", "confirmed_at": timezone.now(), "wants_newsletter": True}
    Subscriber.objects.create(address=ADDRESSES["known"], **asked)
    Subscriber.objects.create(address=ADDRESSES["unconfirmed"])
    unsubscribe(Subscriber.objects.create(address=ADDRESSES["suppressed"], **asked), Topic.NEWSLETTER)
    # Not in the first minutes, in which one mail is enough.
    Subscriber.objects.update(created_at=timezone.now() - timedelta(days=1))


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/newsletter/signup", {"topics": ["newsletter", "alerts"], "language": "en"}),
        ("/alerts/new?kind=project", {"every": "week", "language": "en"}),
        ("/newsletter/link", {}),
    ],
)
def test_asking_for_mail(client, readers, address, fields):
    sorts = ("known", "unknown", "unconfirmed", "suppressed")
    answers = all_answers(client, address, [{"address": ADDRESSES[sort], **fields} for sort in sorts])
    assert answers[0][0] in (200, 302)
    assert all(other == answers[0] for other in answers)


def test_wishing_to_know_when_it_opens(client, monkeypatch):
    set_doors(Subject.values, position="closed")
    monkeypatch.setattr(doors, "_read", (float("inf"), ANY, list(Door.objects.with_messages())))
    for sort in ("known", "unconfirmed"):
        wish_to_know(ADDRESSES[sort], Subject.values)
    ReopeningWish.objects.filter(address=ADDRESSES["known"]).update(confirmed_at=timezone.now())
    sorts = ("known", "unknown", "unconfirmed")
    asked = [{"address": ADDRESSES[sort], "stamp": stamps.new()} for sort in sorts]
    answers = all_answers(client, "/join/tell-me", asked)
    assert all(other == answers[0] for other in answers)
    assert ReopeningWish.objects.filter(address=ADDRESSES["unknown"]).count() == 2

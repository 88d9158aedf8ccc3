"""No log shows a key: each sort of address with one, as Django would log it."""

import pytest

from dsi_directory.operating.discretion import scrubbed
from newsletter import links as of_readers
from newsletter.links import Topic
from newsletter.models import Subscriber
from submissions import links
from submissions.models import Event, ReopeningWish, Submission

SUBMISSION, SUBSCRIBER = Submission(pk=12), Subscriber(pk=12, address="ana@example.org")
ADDRESSES = {
    "draft": links.going_on(SUBMISSION),
    "submission": links.status(SUBMISSION),
    "objection": links.objection(SUBMISSION),
    "confirming": links.confirming(SUBMISSION),
    "wish": links.wishing(ReopeningWish(pk=12)),
    "statement": links.objecting(Event(pk=12), "en"),
    "reader": of_readers.preferences(SUBSCRIBER),
    "unsubscribing": of_readers.unsubscribing(SUBSCRIBER, Topic.ALERTS),
    "saying yes": of_readers.confirming(SUBSCRIBER, newsletter=True, alerts=[]),
    "new password": "http://127.0.0.1:8000/account/password/reset/key/c-d0jkx1-7f1f1a3a8b0c4a8d9e2b6c5d4e3f2a1b/",
}


@pytest.mark.parametrize("sort", ADDRESSES)
def test_an_address_is_logged_without_its_key(sort):
    path = "/" + ADDRESSES[sort].split("/", 3)[3]
    secret = max(path.split("/"), key=len)
    shown = scrubbed(f"Not Found: {path}")
    assert "…" in shown
    assert not any(part in shown for part in secret.replace(":", "-").split("-") if len(part) > 5)

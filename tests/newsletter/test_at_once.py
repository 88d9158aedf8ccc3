"""The same asked for fifty times at once: one subscriber, one mail."""

import pytest
from django.core import mail

from newsletter.models import Alert, Subscriber
from tests.newsletter.conftest import ANA, token_in
from tests.submissions.sending import post_at_once

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 50
WISH = {"address": ANA, "topics": ["newsletter", "alerts"], "language": "en"}


@pytest.fixture(autouse=True)
def _no_limits(monkeypatch):
    """Fifty from one device are refused in earnest."""
    monkeypatch.setattr("core.guards.limits.allows", lambda *args: True)


def test_an_address_signs_up_and_says_yes_once():
    assert set(post_at_once(MANY, "/newsletter/signup", WISH)) == {302}
    assert (Subscriber.objects.count(), Alert.objects.count(), len(mail.outbox)) == (1, 1, 1)
    link = f"/newsletter/confirm/{token_in(mail.outbox[0].body)}"
    assert set(post_at_once(MANY, link, {})) == {200}
    assert Subscriber.objects.of_newsletter().count() == Alert.objects.exclude(confirmed_at=None).count() == 1

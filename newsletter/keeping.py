"""Rows that many may ask for at once: made where there is none, and locked, with one query each."""

from django.utils import timezone

from newsletter.models import Alert, Subscriber
from newsletter.models.subscriber import new_key

# Whoever has confirmed keeps what was said then: the new request may be a stranger's.
SUBSCRIBER = """
INSERT INTO newsletter_subscriber AS kept
    (address, key, language, came_from, created_at, wants_newsletter, consent_version, consent_text)
VALUES (%s, %s, %s, %s, %s, false, '', '')
ON CONFLICT (address) DO UPDATE SET
    language = CASE WHEN kept.confirmed_at IS NULL THEN EXCLUDED.language ELSE kept.language END,
    came_from = CASE WHEN kept.confirmed_at IS NULL THEN EXCLUDED.came_from ELSE kept.came_from END
RETURNING *
"""
ALERT = """
INSERT INTO newsletter_alert AS kept (subscriber_id, kind, query, every, created_at, told_until)
VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (subscriber_id, kind, query) DO UPDATE SET
    every = CASE WHEN kept.confirmed_at IS NULL THEN EXCLUDED.every ELSE kept.every END
RETURNING *
"""


def subscriber_with(address: str, language: str, came_from: str) -> Subscriber:
    """The subscriber with a folded address. To be asked for in a transaction."""
    return Subscriber.objects.raw(SUBSCRIBER, [address, new_key(), language, came_from, timezone.now()])[0]


def alert_of(subscriber: Subscriber, kind: str, query: str, every: str) -> Alert:
    """The alert of a subscriber for one search. To be asked for in a transaction."""
    now = timezone.now()
    return Alert.objects.raw(ALERT, [subscriber.pk, kind, query, every, now, now])[0]

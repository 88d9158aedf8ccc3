"""What subscribers change of their mails. What is the same stays untouched; whoever ends the last of it has left."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from newsletter.actions.joining import begin
from newsletter.actions.leaving import unsubscribe
from newsletter.keeping import Search
from newsletter.links import Topic
from newsletter.models import Alert, Subscriber

# Until the subscriber ends it.
FOR_EVER = datetime(9999, 12, 31, tzinfo=UTC)
PAUSES = {"month": timedelta(days=30), "quarter": timedelta(days=91), "open": None}
# In the place of how often something comes, and of how long a pause is.
END = "end"


@transaction.atomic
def change(
    subscriber: Subscriber,
    *,
    topics: list[str],
    language: str = "",
    pause: str = "",
    frequencies: Mapping[int, str] = {},
) -> None:
    """Keeps what was chosen. Nothing chosen for the language, the pause or an alert by its number leaves it as it is.

    With the topic of alerts, everything new in the directory is followed, besides what is followed already.
    """
    stored = Subscriber.objects.select_for_update().filter(pk=subscriber.pk).first()
    if stored is None:
        return
    change_alerts(stored, frequencies)
    if Topic.ALERTS in topics:
        follow_everything(stored)
    if language and language != stored.language:
        stored.language = language
        stored.save(update_fields=["language"])
    if pause:
        change_pause(stored, pause)
    if Topic.NEWSLETTER in topics:
        begin(stored, newsletter=True)
    elif stored.wants_newsletter:
        unsubscribe(stored, Topic.NEWSLETTER)
    elif not stored.alerts.exists():
        unsubscribe(stored, Topic.ALERTS)


def change_alerts(subscriber: Subscriber, frequencies: Mapping[int, str]) -> None:
    for alert in subscriber.alerts.filter(pk__in=frequencies):
        every = frequencies[alert.pk]
        if every == END:
            alert.delete()
        elif every and every != alert.every:
            alert.every = every
            alert.save(update_fields=["every"])


def follow_everything(subscriber: Subscriber) -> None:
    alert, _ = Alert.objects.get_or_create(subscriber=subscriber, kind="", query="", defaults={"every": Search.every})
    if alert.confirmed_at is None:
        alert.confirmed_at = alert.told_until = timezone.now()
        alert.save(update_fields=["confirmed_at", "told_until"])


def change_pause(subscriber: Subscriber, pause: str) -> None:
    length = PAUSES.get(pause)
    end = timezone.now() + length if length else FOR_EVER
    subscriber.paused_until = None if pause == END else end
    subscriber.save(update_fields=["paused_until"])

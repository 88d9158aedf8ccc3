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
KEEP, END = "keep", "end"


@transaction.atomic
def change(
    subscriber: Subscriber,
    *,
    newsletter: bool,
    everything: bool,
    language: str,
    pause: str,
    frequencies: Mapping[int, str],
) -> None:
    """Keeps what was chosen; `frequencies` say by the number of an alert how often, or that it ends.

    With `everything`, what is new in the whole directory is followed, besides what is followed already.
    """
    stored = Subscriber.objects.select_for_update().filter(pk=subscriber.pk).first()
    if stored is None:
        return
    change_alerts(stored, frequencies)
    if everything:
        follow_everything(stored)
    if language != stored.language:
        stored.language = language
        stored.save(update_fields=["language"])
    if pause != KEEP:
        change_pause(stored, pause)
    if newsletter:
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
        elif every != alert.every:
            alert.every = every
            alert.save(update_fields=["every"])


def follow_everything(subscriber: Subscriber) -> None:
    alert, _ = Alert.objects.get_or_create(subscriber=subscriber, kind="", query="", defaults={"every": Search.every})
    if alert.confirmed_at is None:
        alert.confirmed_at = alert.told_until = timezone.now()
        alert.save(update_fields=["confirmed_at", "told_until"])


def change_pause(subscriber: Subscriber, pause: str) -> None:
    if pause == END:
        subscriber.paused_until = None
    else:
        subscriber.paused_until = timezone.now() + PAUSES[pause] if PAUSES[pause] else FOR_EVER
    subscriber.save(update_fields=["paused_until"])

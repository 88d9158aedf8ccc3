"""Ending what somebody gets. Each step can be repeated without harm, and no import undoes it."""

from django.db import transaction

from mail.addresses import trace
from mail.models import Delivery
from newsletter import links
from newsletter.actions.issues import count_unsubscribed
from newsletter.knowing import mails_to
from newsletter.links import Topic
from newsletter.models import Alert, Subscriber, Suppression


@transaction.atomic
def unsubscribe(subscriber: Subscriber, topic: Topic, issue: str = "") -> None:
    """Ends a topic and what is still unsent of it; a subscriber with nothing left is forgotten but for a trace.

    `issue` is the number of the issue whose link was followed, as it stood in the address.
    """
    stored = Subscriber.objects.select_for_update().filter(pk=subscriber.pk).first()
    if stored is None:
        return
    suppress(stored.address)
    delete_unsent(stored, topic)
    if topic == Topic.ALERTS:
        Alert.objects.filter(subscriber=stored).delete()
    elif stored.wants_newsletter:
        stored.wants_newsletter = False
        stored.save(update_fields=["wants_newsletter"])
        count_unsubscribed(issue)
    forget_if_nothing_is_left(stored)


def suppress(address: str) -> None:
    Suppression.objects.bulk_create([Suppression(trace=trace(address))], ignore_conflicts=True)


@transaction.atomic
def erase(subscriber: Subscriber) -> None:
    """Forgets somebody: mails that are to be sent, the address in those that were, and all else but for a trace."""
    stored = Subscriber.objects.select_for_update().filter(pk=subscriber.pk).first()
    if stored is None:
        return
    suppress(stored.address)
    mails = mails_to(stored)
    # Those of a mailing stay for its figures, without anybody in them.
    mails.filter(mailing=None).delete()
    mails.unsent().delete()
    mails.update(to="", personal={}, headers={})
    stored.delete()


def delete_unsent(subscriber: Subscriber, topic: Topic) -> None:
    """Mails of a topic, known by their header; one that is being sent this very moment goes out."""
    of_topic = {"List-Id": links.list_id(topic)}
    unsent = Delivery.objects.unsent().filter(to=subscriber.address, headers__contains=of_topic)
    numbers = list(unsent.select_for_update(skip_locked=True).values_list("pk", flat=True))
    Delivery.objects.filter(pk__in=numbers).delete()


def forget_if_nothing_is_left(subscriber: Subscriber) -> bool:
    """Whether it was forgotten; an alert that waits for a yes is something left."""
    if subscriber.wants_newsletter or subscriber.alerts.exists():
        return False
    subscriber.delete()
    return True

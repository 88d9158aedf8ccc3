"""Digests: what is new in all that somebody follows, in one mail, each entry once and never again."""

import logging

from django.db import transaction
from django.db.models import Min
from django.utils import translation

from mail.actions import post
from mail.models import Delivery
from newsletter import links
from newsletter.digest import Digest, digest_of
from newsletter.links import Topic
from newsletter.matching import News
from newsletter.models import Alert, Subscriber, Told
from newsletter.periods import begun
from search.arrivals import complete_until

log = logging.getLogger(__name__)


def send_digests(dry_run: bool = False) -> int:
    """Posts a mail to everybody in whose alerts something is new, and gives to how many; harmless when repeated.

    Who pauses is told after the pause. A dry run posts nothing.
    """
    until = complete_until()
    due = Alert.objects.due(begun(until)).filter(subscriber__in=Subscriber.objects.reading())
    since = due.aggregate(oldest=Min("told_until"))["oldest"]
    if since is None:
        return 0
    news = News(since, until)
    numbers = list(due.order_by("subscriber").values_list("subscriber", flat=True).distinct())
    return sum(tells(number, news, dry_run) for number in numbers)


def tells(number: int, news: News, dry_run: bool) -> bool:
    """Whether there was something to tell one subscriber; what goes wrong for one stops no other."""
    try:
        with transaction.atomic():
            told = tell(number, news)
            transaction.set_rollback(dry_run)
        return told
    except Exception as error:
        # Without its words, which may hold what somebody looks for.
        log.error("The digest of subscriber %s could not be made (%s).", number, type(error).__name__)
        return False


def tell(number: int, news: News) -> bool:
    """Tells one subscriber, in the transaction at hand, unless another process does or has done it."""
    subscriber = Subscriber.objects.reading().select_for_update(skip_locked=True).filter(pk=number).first()
    key = f"alerts:{number}:{news.begun[Alert.Every.DAY]:%Y-%m-%d}"
    if subscriber is None or Delivery.objects.filter(key=key).exists():
        return False
    alerts = list(subscriber.alerts.due(news.begun))
    with translation.override(subscriber.language):
        digest = digest_of(subscriber, alerts, news)
    if digest.items:
        Told.objects.bulk_create(
            [Told(subscriber=subscriber, kind=item.kind.name, number=item.entry.pk) for item in digest.items]
        )
        send(subscriber, key, digest)
    Alert.objects.filter(pk__in=[alert.pk for alert in digest.alerts]).update(told_until=news.until)
    return bool(digest.items)


def send(subscriber: Subscriber, key: str, digest: Digest) -> None:
    post(
        "newsletter/mail/digest.txt",
        subscriber.address,
        key,
        language=subscriber.language,
        headers=links.list_headers(subscriber, Topic.ALERTS),
        digest=digest,
        preferences=links.preferences(subscriber),
        unsubscribe=links.unsubscribing(subscriber, Topic.ALERTS),
    )

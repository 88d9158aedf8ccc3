"""What is not needed any more is forgotten. What was sent, and to how many, stays without the people."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from newsletter.models import Alert, Subscriber

UNCONFIRMED_DAYS = 14


def long_ago() -> datetime:
    return timezone.now() - timedelta(days=UNCONFIRMED_DAYS)


def forget_unconfirmed_alerts() -> int:
    """Those that nobody has said yes to, also of people who get other mails."""
    return Alert.objects.filter(confirmed_at=None, created_at__lt=long_ago()).delete()[0]


def forget_subscribers() -> int:
    """Addresses that nobody has confirmed, and those that wait for nothing: whose last alert has gone."""
    has_alerts = Exists(Alert.objects.filter(subscriber=OuterRef("pk")))
    unconfirmed = Q(confirmed_at=None, created_at__lt=long_ago())
    for_nothing = Q(confirmed_at__isnull=False, wants_newsletter=False)
    forgotten = Subscriber.objects.filter(unconfirmed | for_nothing).exclude(has_alerts)
    # Nobody who is saying yes right now.
    numbers = list(forgotten.select_for_update(skip_locked=True).values_list("pk", flat=True))
    Subscriber.objects.filter(pk__in=numbers).delete()
    return len(numbers)

"""All that is kept of a subscriber, for whoever asks what we know of them."""

from datetime import datetime

from django.db.models import Q

from mail.models import Delivery, DeliveryQuerySet
from newsletter.models import Subscriber


def mails_to(subscriber: Subscriber) -> DeliveryQuerySet:
    """Mails of the newsletter and of alerts, and those that were about the subscription; none of other matters."""
    ours = Q(headers__has_key="List-Id") | Q(key__startswith=subscriber.mark)
    return Delivery.objects.filter(ours, to=subscriber.address)


def record_of(subscriber: Subscriber) -> dict:
    """What is kept, as plain values for JSON."""
    return {
        "address": subscriber.address,
        "language": subscriber.language,
        "newsletter": subscriber.wants_newsletter,
        "paused_until": stated(subscriber.paused_until),
        "consent": {
            "asked_at": stated(subscriber.created_at),
            "confirmed_at": stated(subscriber.confirmed_at),
            "version": subscriber.consent_version,
            "text": subscriber.consent_text,
            "page": subscriber.came_from,
        },
        "alerts": [
            {
                "kind": alert.kind,
                "query": alert.query,
                "every": alert.every,
                "asked_at": stated(alert.created_at),
                "confirmed_at": stated(alert.confirmed_at),
                "told_until": stated(alert.told_until),
            }
            for alert in subscriber.alerts.all()
        ],
        "told": [f"{kind} {number}" for kind, number in subscriber.told.values_list("kind", "number")],
        "mails": [
            {
                "subject": mail.mailing.subject if mail.mailing else mail.subject,
                "written_at": stated(mail.created_at),
                "sent_at": stated(mail.sent_at),
            }
            for mail in mails_to(subscriber).select_related("mailing")
        ],
    }


def stated(moment: datetime | None) -> str | None:
    return moment and moment.isoformat()

"""Asking for mail: an address is asked to confirm, and joins when its owner says yes."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from mail.actions import post
from mail.addresses import trace
from newsletter import consent, links
from newsletter.keeping import alert_of, subscriber_with
from newsletter.models import Alert, Every, Subscriber, Suppression

# Who asks for the same again within it gets no second mail.
PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True)
class Search:
    """What an alert looks for: the list of one kind of entry, or all kinds; and the query of the list's address."""

    kind: str = ""
    query: str = ""
    every: Every = Every.WEEK


@transaction.atomic
def ask(address: str, *, language: str, came_from: str, newsletter: bool = False, search: Search | None = None) -> None:
    """Mails the owner of a folded address what it takes to say yes; who has it all already is told so.

    The answer is the same for all, and so is the work: nobody learns here who gets mail.
    """
    subscriber = subscriber_with(address, language, came_from)
    alert = alert_of(subscriber, search.kind, search.query, search.every) if search else None
    has_all = subscriber.has(newsletter=newsletter) and (alert is None or alert.confirmed_at is not None)
    alerts = [alert.pk] if alert else []
    mail, link = (
        ("already", links.preferences(subscriber))
        if has_all
        else ("confirm", links.confirming(subscriber, newsletter, alerts))
    )
    key = f"{mail}:{subscriber.pk}:{newsletter:d}:{'-'.join(map(str, alerts))}:{spell(subscriber)}"
    post(f"newsletter/mail/{mail}.txt", address, key, subscriber.language, link=link)


def spell(subscriber: Subscriber) -> int:
    """The number of the spell, since somebody first asked for mail to an address, in which one mail is enough."""
    return (timezone.now() - subscriber.created_at) // PATIENCE


@transaction.atomic
def confirm(token: str) -> Subscriber | None:
    """The subscriber, who gets from now on what the link is for; nothing for one that is forged, old or overtaken."""
    wish = links.read_confirming(token)
    subscriber = Subscriber.objects.select_for_update().filter(pk=wish.number).first() if wish else None
    if subscriber is None or trace(subscriber.address) != wish.trace:
        return None
    begin(subscriber, newsletter=wish.newsletter)
    now = timezone.now()
    alerts = Alert.objects.filter(subscriber=subscriber, pk__in=wish.alerts, confirmed_at=None)
    alerts.update(confirmed_at=now, told_until=now)
    Suppression.objects.filter(trace=trace(subscriber.address)).delete()
    return subscriber


def begin(subscriber: Subscriber, newsletter: bool) -> None:
    """Keeps the proof of a first or a new yes; who said it before keeps the proof of then."""
    if subscriber.has(newsletter=newsletter):
        return
    subscriber.confirmed_at = timezone.now()
    subscriber.consent_version, subscriber.consent_text = consent.VERSION, consent.TEXT
    subscriber.wants_newsletter |= newsletter
    subscriber.save()

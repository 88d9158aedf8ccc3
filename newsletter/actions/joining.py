"""Asking for mail: an address is asked to confirm, and joins when its owner says yes."""

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from mail.actions import post, post_only
from mail.addresses import trace
from newsletter import consent, links
from newsletter.keeping import Search, kept
from newsletter.models import Alert, Subscriber, Suppression

# Who asks for the same again within it gets no second mail.
PATIENCE = timedelta(minutes=10)


@transaction.atomic
def ask(address: str, *, language: str, came_from: str, newsletter: bool = False, search: Search | None = None) -> None:
    """Mails the owner of a folded address what it takes to say yes; who has it all already is told so.

    The answer is the same for all, and so is the work: nobody learns here who gets mail.
    """
    subscriber = kept(address, language, came_from, search)
    alerts = [subscriber.alert_number] if search else []
    if subscriber.has(newsletter=newsletter) and (subscriber.alert_confirmed_at or not search):
        mail, link = "already", links.preferences(subscriber)
    else:
        mail, link = "confirm", links.confirming(subscriber, newsletter, alerts)
    wanted = "-".join(map(str, [int(newsletter), *alerts]))
    post(
        f"newsletter/mail/{mail}.txt",
        address,
        f"{subscriber.mark}{mail}:{wanted}:{spell(subscriber)}",
        subscriber.language,
        link=link,
    )


def spell(subscriber: Subscriber) -> int:
    """The number of the spell, since somebody first asked for mail to an address, in which one mail is enough."""
    return (timezone.now() - subscriber.created_at) // PATIENCE


def send_link(address: str) -> None:
    """Mails the link to the preferences to whoever gets mail from us.

    For anybody else the same mail is written and taken back, so that the time it takes tells nobody who does.
    """
    known = Subscriber.objects.confirmed().filter(address=address).first()
    subscriber = known or Subscriber(pk=0, address=address)
    with post_only(known):
        key = f"{subscriber.mark}link:{spell(subscriber)}"
        post("newsletter/mail/link.txt", address, key, subscriber.language, link=links.preferences(subscriber))


@transaction.atomic
def confirm(token: str) -> Subscriber | None:
    """The subscriber, who gets from now on what the link is for; nothing for one that is forged, old or overtaken."""
    wish = links.read_confirming(token)
    subscriber = Subscriber.objects.select_for_update().filter(pk=wish.number).first() if wish else None
    if subscriber is None or trace(subscriber.address) != wish.trace or has_left_since(wish):
        return None
    begin(subscriber, newsletter=wish.newsletter)
    now = timezone.now()
    alerts_of(wish).filter(confirmed_at=None).update(confirmed_at=now, told_until=now)
    return subscriber


def has_left_since(wish: links.Wish) -> bool:
    """Whether the owner has ended something since the link was asked for: it brings nothing back."""
    asked_at = datetime.fromtimestamp(wish.asked, UTC)
    return Suppression.objects.filter(trace=wish.trace, at__gt=asked_at).exists()


def alerts_of(wish: links.Wish) -> QuerySet[Alert]:
    """What a link says yes to, as far as it is still there."""
    return Alert.objects.filter(subscriber=wish.number, pk__in=wish.alerts)


def begin(subscriber: Subscriber, newsletter: bool) -> None:
    """Keeps the proof of a first or a new yes, of which there is one already of somebody who said it before.

    The words are those of the page at hand, as its reader saw them.
    """
    Suppression.objects.filter(trace=trace(subscriber.address)).delete()
    if subscriber.has(newsletter=newsletter):
        return
    subscriber.confirmed_at = timezone.now()
    subscriber.consent_version, subscriber.consent_text = consent.VERSION, str(consent.TEXT)
    subscriber.wants_newsletter |= newsletter
    subscriber.save()

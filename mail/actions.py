"""Mails are kept in one transaction with what they tell of; after it the worker is asked to send them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction
from django.db.models.functions import Now

from mail import bounces, tasks
from mail.models import Delivery, DeliveryQuerySet, Mailing
from mail.writing import write

# Rows that are written at once.
BATCH = 1000


@dataclass(frozen=True)
class Reader:
    """Who gets a mailing: `key` is the same for the same reader for ever, `personal` what stands for each [[name]]."""

    key: str
    to: str
    personal: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


def post(
    template: str, to: str, key: str, language: str = "en", headers: dict[str, str] | None = None, **context
) -> None:
    """Keeps a mail in the transaction at hand, to be sent once that is committed; one mail for each key, ever."""
    written = write(template, language, **context)
    fields = {"subject": written.subject, "text": written.text, "html": written.html, "headers": headers or {}}
    Delivery.objects.bulk_create([Delivery(key=key, to=to, **fields)], ignore_conflicts=True)
    send_soon()


@contextmanager
def post_only(wanted: object) -> Iterator[None]:
    """Keeps the mails that are posted inside if there is somebody to get them; if not, the same work is for nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(not wanted)
    if not wanted:
        send_soon()


def post_to_many(mailing: Mailing, readers: Iterable[Reader]) -> None:
    """Keeps one delivery of a mailing for each reader; who has one already gets no second."""
    made = (
        Delivery(
            key=f"{mailing.name}:{reader.key}",
            to=reader.to,
            mailing=mailing,
            personal=reader.personal,
            headers=reader.headers,
        )
        for reader in readers
    )
    while batch := list(islice(made, BATCH)):
        Delivery.objects.bulk_create(batch, ignore_conflicts=True)
    send_soon()


def send_soon() -> None:
    """Asks the worker to send what waits. Whoever dies before asking loses nothing: `send_mail` finds it."""
    transaction.on_commit(tasks.ask_to_send, robust=True)


@transaction.atomic
def bounced(delivery: Delivery, for_good: bool) -> None:
    """Notes that a mail came back; when no other would get through either, whoever wants to know is told."""
    Delivery.objects.filter(pk=delivery.pk, bounced_at=None).update(bounced_at=Now())
    if for_good:
        bounces.tell(delivery, bounces.Sign.BOUNCED)


@transaction.atomic
def complained(delivery: Delivery) -> None:
    """Notes that the reader called a mail spam, and tells whoever wants to know."""
    Delivery.objects.filter(pk=delivery.pk, complained_at=None).update(complained_at=Now())
    bounces.tell(delivery, bounces.Sign.COMPLAINED)


@transaction.atomic
def try_again(deliveries: DeliveryQuerySet) -> int:
    """Gives those that were given up another three days; gives how many they are."""
    count = deliveries.failed().update(failed_at=None, attempts=0, next_attempt_at=Now())
    send_soon()
    return count

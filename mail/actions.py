"""Mails are kept in one transaction with what they tell of, and sent after it; what cannot go now goes later."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from mail.models import Delivery, DeliveryQuerySet, Mailing
from mail.writing import words_of, write

log = logging.getLogger(__name__)

# Rows that are written at once.
BATCH = 1000
# After the first failure; each further one doubles it.
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)


@dataclass(frozen=True)
class Reader:
    """Who gets a mailing: `key` is the same for the same reader for ever, `personal` what stands for each [[name]]."""

    key: str
    to: str
    personal: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


def post(
    template: str,
    to: str,
    key: str,
    language: str = "en",
    at_once: bool = True,
    headers: dict[str, str] | None = None,
    **context,
) -> None:
    """Keeps a mail in the transaction at hand and sends it once that is committed; one mail for each key, ever.

    With `at_once` false it is left to the command `send_mail`, so that nobody waits for many mails.
    """
    written = write(template, language, **context)
    fields = {"subject": written.subject, "text": written.text, "html": written.html, "headers": headers or {}}
    Delivery.objects.bulk_create([Delivery(key=key, to=to, **fields)], ignore_conflicts=True)
    if at_once:
        transaction.on_commit(lambda: send(Delivery.objects.filter(key=key)), robust=True)


def post_to_many(mailing: Mailing, readers: Iterable[Reader]) -> None:
    """Keeps one delivery of a mailing for each reader; who has one already gets no second. It waits for the worker."""
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


def send(messages: DeliveryQuerySet) -> tuple[int, int]:
    """Sends those that wait, each in a transaction of its own; gives how many were sent and how many have to wait."""
    outcomes = [send_one(pk) for pk in messages.waiting().order_by("pk").values_list("pk", flat=True)]
    return outcomes.count(True), outcomes.count(False)


@transaction.atomic
def send_one(pk: int) -> bool | None:
    """Whether it was sent; nothing when another process has it."""
    message = Delivery.objects.waiting().select_for_update(skip_locked=True).filter(pk=pk).first()
    if message is None:
        return None
    message.attempts += 1
    try:
        hand_over(message)
    except (OSError, ValueError) as error:
        # Mail servers name the address in what they answer, so only the sort of error is logged.
        log.warning("Mail %s was not taken by the mail server (%s).", message.pk, type(error).__name__)
        pause = min(FIRST_PAUSE * 2 ** (message.attempts - 1), LONGEST_PAUSE)
        message.next_attempt_at = timezone.now() + pause
    else:
        message.sent_at = timezone.now()
    message.save()
    return message.sent_at is not None


def hand_over(message: Delivery) -> None:
    words = words_of(message)
    headers = {"Auto-Submitted": "auto-generated"} | message.headers
    mail = EmailMultiAlternatives(words.subject, words.text, to=[message.to], headers=headers)
    mail.attach_alternative(words.html, "text/html")
    mail.send()

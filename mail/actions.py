"""Mails are kept in one transaction with what they tell of, and sent after it; what cannot go now goes later."""

import logging
from datetime import timedelta

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from mail.models import Message, MessageQuerySet
from mail.writing import write

log = logging.getLogger(__name__)

# After the first failure; each further one doubles it.
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)


def post(template: str, to: str, key: str, language: str = "en", at_once: bool = True, **context) -> None:
    """Keeps a mail in the transaction at hand and sends it once that is committed; one mail for each key, ever.

    With `at_once` false it is left to the command `send_mail`, so that nobody waits for many mails.
    """
    written = write(template, language, **context)
    fields = {"subject": written.subject, "text": written.text, "html": written.html}
    Message.objects.bulk_create([Message(key=key, to=to, **fields)], ignore_conflicts=True)
    if at_once:
        transaction.on_commit(lambda: send(Message.objects.filter(key=key)), robust=True)


def send(messages: MessageQuerySet) -> tuple[int, int]:
    """Sends those that wait, each in a transaction of its own; gives how many were sent and how many have to wait."""
    outcomes = [send_one(pk) for pk in messages.waiting().order_by("pk").values_list("pk", flat=True)]
    return outcomes.count(True), outcomes.count(False)


@transaction.atomic
def send_one(pk: int) -> bool | None:
    """Whether it was sent; nothing when another process has it."""
    message = Message.objects.waiting().select_for_update(skip_locked=True).filter(pk=pk).first()
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


def hand_over(message: Message) -> None:
    mail = EmailMultiAlternatives(
        message.subject, message.text, to=[message.to], headers={"Auto-Submitted": "auto-generated"}
    )
    mail.attach_alternative(message.html, "text/html")
    mail.send()

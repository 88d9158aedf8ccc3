"""Sends what waits: each mail in a transaction of its own, over one connection to the mail server.

The row stays locked while the server takes the mail, so nobody else can send it, and is marked before the next one's
turn. The lock ends with the process: whoever is killed leaves at most the one mail unmarked that was in flight.
"""

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from core import stopping
from mail.message import message_of
from mail.models import Delivery, Mailing
from mail.server import Server
from mail.troubles import Away, Trouble, trouble_of

log = logging.getLogger(__name__)

# Whose turn it is, is asked again after this many.
BATCH = 50
# Mails that are not taken, one after the other: by then it is about the server, and the others wait.
IN_A_ROW = 20
# With pauses that double up to six hours, some three days.
ATTEMPTS = 20
LONGEST_PAUSE = timedelta(hours=6)
# What a mail that was sent has no more; the header holds a link of the reader's own.
WORDS, UNSUBSCRIBE = ("text", "html", "personal", "headers"), "List-Unsubscribe"


@dataclass
class Tally:
    """How many were sent, have to wait and were given up in a round, and whether the time was over before the work."""

    sent: int = 0
    waiting: int = 0
    failed: int = 0
    unfinished: bool = False


def send(seconds: float = float("inf")) -> Tally:
    """Sends what waits, until there is nothing, the time is over, the process is to end or the server takes no more."""
    with stopping.heard() as is_to_end, Server(settings.MAIL_RATE) as server:
        until = time.monotonic() + seconds
        return Round(server, lambda: is_to_end() or time.monotonic() > until).go()


class Round:
    def __init__(self, server: Server, is_over: Callable[[], bool]):
        self.server = server
        self.is_over = is_over
        self.tally = Tally()
        self.mailings: dict[int, Mailing] = {}
        self.refused_in_a_row = 0
        self.marking = ""

    def go(self) -> Tally:
        try:
            while batch := self.whose_turn_it_is():
                for delivery in batch:
                    self.server.wait()
                    if self.is_over():
                        self.tally.unfinished = True
                        return self.tally
                    self.send_one(delivery)
                    if self.refused_in_a_row == IN_A_ROW:
                        raise Away(f"{IN_A_ROW} in a row")
        except Away as away:
            log.warning("The mail server takes nothing for now (%s). What waits is tried again later.", away)
        return self.tally

    @transaction.atomic
    def whose_turn_it_is(self) -> list[Delivery]:
        """The next ones, without those that others are sending now."""
        batch = list(Delivery.objects.waiting().in_turn().select_for_update(skip_locked=True)[:BATCH])
        for delivery in batch:
            delivery.mailing = self.mailing(delivery.mailing_id)
        return batch

    def mailing(self, number: int | None) -> Mailing | None:
        """The words that many get are read once in a round."""
        if number is not None and number not in self.mailings:
            self.mailings[number] = Mailing.objects.get(pk=number)
        return self.mailings.get(number)

    @transaction.atomic
    def send_one(self, delivery: Delivery) -> None:
        """Marks it first, which holds only once the server has taken it: an end of any kind takes the mark back."""
        if not self.mark_as_sent(delivery):
            return
        try:
            self.server.take(message_of(delivery))
        except Away:
            raise
        except Exception as error:
            self.note(delivery, trouble_of(error))
        else:
            self.tally.sent += 1
            self.refused_in_a_row = 0

    def mark_as_sent(self, delivery: Delivery) -> int:
        self.marking = self.marking or marking()
        with connection.cursor() as cursor:
            cursor.execute(self.marking, [delivery.pk])
            return cursor.rowcount

    def note(self, delivery: Delivery, trouble: Trouble) -> None:
        """Mail servers name the address in what they answer, so only the sort of trouble is kept and logged."""
        log.warning("Mail %s was not taken (%s).", delivery.pk, trouble.reason)
        attempts = delivery.attempts + 1
        noted = {"sent_at": None, "trouble": trouble.reason} | {word: getattr(delivery, word) for word in WORDS}
        if trouble.for_good or attempts >= ATTEMPTS:
            noted["failed_at"] = timezone.now()
            self.tally.failed += 1
        else:
            noted["next_attempt_at"] = timezone.now() + pause(attempts)
            self.tally.waiting += 1
        Delivery.objects.filter(pk=delivery.pk).update(**noted)
        self.refused_in_a_row += 1


def marking() -> str:
    """The statement that marks a mail as sent, unless somebody else is sending it or has, or it was deleted.

    Its words go at once: the links in them would open something to whoever reads the outbox.
    It is put together once: for each mail anew, that would take longer than all that the database has to do.
    """
    free = Delivery.objects.waiting().select_for_update(skip_locked=True).filter(pk=0).values("pk")
    condition, _ = free.query.sql_with_params()
    marks = "sent_at = statement_timestamp(), attempts = attempts + 1, trouble = ''"
    if not settings.SENT_MAILS_KEEP_WORDS:
        marks += f", text = '', html = '', personal = '{{}}', headers = headers - '{UNSUBSCRIBE}'"
    return f"UPDATE {Delivery._meta.db_table} SET {marks} WHERE id IN ({condition})"  # noqa: S608


def pause(attempts: int) -> timedelta:
    """How long after this many attempts: each time twice as long, and not the same for all who failed together."""
    doubled = timedelta(seconds=settings.MAIL_FIRST_PAUSE) * 2 ** (attempts - 1)
    return min(doubled, LONGEST_PAUSE) * random.uniform(1, 1.1)  # noqa: S311

"""Whose turn it is, and what becomes of a mail that is not taken."""

import signal
import time
from datetime import timedelta

import pytest
from django.core import mail as sent
from django.utils import timezone

from core import stopping
from mail import sending
from mail.models import Delivery, Mailing
from mail.sending import Tally, send

pytestmark = pytest.mark.django_db


def mail(key="one", **fields):
    return Delivery.objects.create(
        **{"key": key, "to": f"{key}@example.org", "subject": "Hello", "text": "Hi.", "html": "<p>Hi.</p>"} | fields
    )


def to_many(name, *keys):
    mailing = Mailing.objects.create(name=name, subject="News", text="[[x]]", html="<p>[[x]]</p>")
    return [mail(key, mailing=mailing, subject="", text="", personal={"x": f"http://site/{key}"}) for key in keys]


def backend(settings, name):
    settings.EMAIL_BACKEND = f"tests.mail.backends.{name}"


def test_what_is_written_to_one_person_does_not_wait_for_a_mailing():
    to_many("issue 1", "a", "b"), to_many("issue 2", "c")
    mail("old", next_attempt_at=timezone.now() - timedelta(hours=1))
    mail("confirmation")
    send()
    assert [message.to[0][0] for message in sent.outbox] == ["o", "c", "a", "b", "c"]


def test_words_of_a_mailing_are_read_once(django_assert_num_queries):
    to_many("issue 1", *"abcde")
    # In a test each transaction is a savepoint, which takes two more: two batches, the mailing, five marks.
    with django_assert_num_queries(2 * 3 + 1 + 5 * 3):
        send()
    assert [message.body for message in sent.outbox] == [f"http://site/{key}" for key in "abcde"]


@pytest.mark.parametrize(
    ("server", "trouble"), [("Full", "452"), ("HangingUp", "SMTPServerDisconnected"), ("Busy", "451 4.2.1")]
)
def test_what_may_go_later_waits(settings, server, trouble):
    backend(settings, server)
    mail()
    assert send() == Tally(waiting=1)
    assert Delivery.objects.get().trouble == trouble
    assert Delivery.objects.get().text == "Hi."


@pytest.mark.parametrize(("server", "trouble"), [("NoSuchMailbox", "550 5.1.1"), ("TooSmall", "552 5.3.4")])
def test_what_will_never_be_taken_is_given_up_at_once(settings, server, trouble):
    backend(settings, server)
    mail()
    assert send() == Tally(failed=1)
    assert (Delivery.objects.get().trouble, bool(Delivery.objects.get().failed_at)) == (trouble, True)
    assert send() == Tally()


@pytest.mark.parametrize(
    "wrong",
    [
        {"headers": {"List-Id": "x\r\nBcc: all@example.org"}},
        {"subject": "Hello\nBcc: all@example.org"},
        {"to": "a@example.org\nBcc: all@example.org"},
        {"to": "ana"},
        {"to": f"ana@{'ä' * 70}.example"},
        {"to": "a@b.example, c@d.example"},
    ],
)
def test_what_is_no_mail_is_given_up_and_stops_no_other(wrong):
    mail(**wrong), mail("two")
    assert send() == Tally(sent=1, failed=1)
    assert [message.to for message in sent.outbox] == [["two@example.org"]]


@pytest.mark.parametrize("server", ["NotThere", "RefusingUs"])
def test_a_server_that_wants_no_mail_of_us_costs_no_mail_a_try(settings, server, caplog):
    backend(settings, server)
    mail(), mail("two")
    assert send() == Tally()
    assert list(Delivery.objects.values_list("sent_at", "attempts", "trouble")) == [(None, 0, "")] * 2
    assert "takes nothing for now" in caplog.text


def test_a_server_that_takes_none_of_many_is_left_alone(settings):
    backend(settings, "NoSuchMailbox")
    for number in range(sending.IN_A_ROW + 5):
        mail(f"no-{number}")
    assert send() == Tally(failed=sending.IN_A_ROW)
    assert Delivery.objects.waiting().count() == 5


def test_no_more_are_sent_in_a_second_than_is_set(settings):
    settings.MAIL_RATE = 50
    for number in range(6):
        mail(str(number))
    started = time.monotonic()
    send()
    assert time.monotonic() - started > 5 / 50


def test_a_round_ends_in_time_and_says_that_it_has_not_finished(settings):
    settings.MAIL_RATE = 10
    mail(), mail("two")
    assert send(seconds=0.05) == Tally(sent=1, unfinished=True)


def test_who_is_told_to_end_does_so_between_two_mails(settings):
    backend(settings, "Ending")
    mail(), mail("two")
    before = signal.signal(signal.SIGTERM, stopping.at_once)
    assert send() == Tally(sent=1, unfinished=True)
    assert signal.signal(signal.SIGTERM, before) is stopping.at_once
    assert Delivery.objects.waiting().count() == 1


def test_a_mail_that_was_sent_leaves_no_words_and_no_link():
    headers = {"List-Id": "<alerts.example>", "List-Unsubscribe": "<https://example.org/key>"}
    mail(text="https://example.org/key", html="https://example.org/key", headers=headers)
    send()
    kept = Delivery.objects.get()
    assert (kept.text, kept.html, kept.personal, kept.headers) == ("", "", {}, {"List-Id": "<alerts.example>"})
    assert kept.subject


@pytest.mark.parametrize("is_tried_out", [True, False])
def test_the_words_of_a_sent_mail_stay_only_where_the_site_is_tried_out(settings, is_tried_out):
    settings.SENT_MAILS_KEEP_WORDS = is_tried_out
    delivery = mail()
    send()
    delivery.refresh_from_db()
    assert bool(delivery.text) is is_tried_out

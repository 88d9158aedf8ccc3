"""Mails are kept with what they tell of, sent once, and tried again when the mail server does not take them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail as sent
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from mail import actions
from mail.models import Delivery
from mail.sending import Tally, send
from submissions.models import Submission

CONFIRM = "submissions/mail/confirm.txt"
LINK = "http://127.0.0.1:8000/submissions/confirm/x"


def post(key="one", to="ana@example.org"):
    actions.post(CONFIRM, to, key, link=LINK)


def write(**fields):
    return Delivery.objects.create(
        **{"key": "one", "to": "ana@example.org", "subject": "Hello", "text": "Hi."} | fields
    )


@pytest.mark.django_db
def test_a_mail_is_sent_once_it_is_committed(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        post()
        assert sent.outbox == []
    assert [message.to for message in sent.outbox] == [["ana@example.org"]]
    assert Delivery.objects.get().sent_at


@pytest.mark.django_db
def test_what_is_taken_back_sends_no_mail(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        post()
        transaction.set_rollback(True)
    assert sent.outbox == []
    assert not Delivery.objects.exists()


@pytest.mark.django_db
def test_the_same_key_makes_one_mail(django_capture_on_commit_callbacks):
    for to in ("ana@example.org", "bo@example.org"):
        with django_capture_on_commit_callbacks(execute=True):
            post(to=to)
    assert [message.to for message in sent.outbox] == [["ana@example.org"]]


@pytest.mark.django_db(transaction=True)
def test_twenty_senders_at_once_send_it_once(settings):
    settings.EMAIL_BACKEND = "tests.mail.backends.Slow"
    write()

    def send_and_leave(_):
        try:
            return send().sent
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        assert sorted(pool.map(send_and_leave, range(20))) == [0] * 19 + [1]
    assert len(sent.outbox) == 1


@pytest.mark.django_db
def test_what_the_server_has_no_time_for_is_kept_and_nobody_is_named_in_the_log(settings, caplog):
    settings.EMAIL_BACKEND = "tests.mail.backends.Busy"
    write()
    assert send() == Tally(waiting=1)
    kept = Delivery.objects.get()
    assert (kept.sent_at, kept.failed_at, kept.attempts, kept.trouble) == (None, None, 1, "451 4.2.1")
    assert "451 4.2.1" in caplog.text
    assert not any(word in caplog.text for word in ("ana", "example.org", "Hello"))


@pytest.mark.django_db(transaction=True)
def test_a_server_that_fails_undoes_nothing(settings):
    settings.EMAIL_BACKEND = "tests.mail.backends.Busy"
    with transaction.atomic():
        Submission.objects.create(kind="join")
        post()
    assert Submission.objects.count() == Delivery.objects.filter(sent_at=None).count() == 1


@pytest.mark.django_db
def test_mail_waits_for_a_server_that_is_away_and_goes_once_it_is_back(settings, django_capture_on_commit_callbacks):
    usual, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "tests.mail.backends.NotThere"
    with django_capture_on_commit_callbacks(execute=True):
        post()
    assert Delivery.objects.waiting().get().attempts == 0
    settings.EMAIL_BACKEND = usual
    assert send() == Tally(sent=1)


@pytest.mark.django_db
def test_each_failure_doubles_the_pause_up_to_six_hours_and_after_three_days_it_is_over(settings):
    settings.EMAIL_BACKEND = "tests.mail.backends.Busy"
    message, pauses = write(), []
    while not message.failed_at:
        Delivery.objects.update(next_attempt_at=timezone.now())
        send()
        message.refresh_from_db()
        pauses.append((message.next_attempt_at - timezone.now()) / timedelta(minutes=1))
    expected = [1, 2, 4, 8, 16, 32, 64, 128, 256, *[360] * 10]
    assert all(0.99 * least < minutes < 1.11 * least for minutes, least in zip(pauses, expected, strict=False))
    assert 2.8 < sum(pauses) / 24 / 60 < 3.3


@pytest.mark.django_db
def test_the_command_sends_what_waits_and_says_so(capsys):
    write()
    write(key="two", next_attempt_at=timezone.now() + timedelta(hours=1))
    call_command("send_mail", "--dry-run")
    call_command("send_mail")
    call_command("send_mail")
    assert capsys.readouterr().out.splitlines() == [
        "1 mails wait.",
        "1 mails sent, 0 have to wait, 0 given up.",
        "0 mails sent, 0 have to wait, 0 given up.",
    ]
    assert len(sent.outbox) == 1


@pytest.mark.django_db
def test_a_mail_that_is_deleted_while_others_are_sent_is_not(monkeypatch):
    for number in range(3):
        write(key=str(number))
    monkeypatch.setattr("mail.server.Server.wait", lambda server: Delivery.objects.filter(key="1").delete())
    assert send().sent == 2

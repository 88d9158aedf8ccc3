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

    def send(_):
        try:
            return actions.send(Delivery.objects.all())
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(send, range(20)))
    assert sorted(outcomes) == [(0, 0)] * 19 + [(1, 0)]
    assert len(sent.outbox) == 1


@pytest.mark.django_db
def test_what_the_server_refuses_is_kept_and_nobody_is_named_in_the_log(settings, caplog):
    settings.EMAIL_BACKEND = "tests.mail.backends.Refusing"
    write()
    assert actions.send(Delivery.objects.all()) == (0, 1)
    assert (Delivery.objects.get().sent_at, Delivery.objects.get().attempts) == (None, 1)
    assert "SMTPRecipientsRefused" in caplog.text
    assert not any(word in caplog.text for word in ("ana", "example.org", "Hello"))


@pytest.mark.django_db(transaction=True)
def test_a_server_that_fails_undoes_nothing(settings):
    settings.EMAIL_BACKEND = "tests.mail.backends.Refusing"
    with transaction.atomic():
        Submission.objects.create(kind="join")
        post()
    assert Submission.objects.count() == Delivery.objects.filter(sent_at=None).count() == 1


@pytest.mark.django_db
def test_each_failure_doubles_the_pause_up_to_six_hours(settings):
    settings.EMAIL_BACKEND = "tests.mail.backends.Refusing"
    message, pauses = write(), []
    for _ in range(12):
        Delivery.objects.update(next_attempt_at=timezone.now())
        actions.send(Delivery.objects.all())
        message.refresh_from_db()
        pauses.append(round((message.next_attempt_at - timezone.now()) / timedelta(minutes=1)))
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]


@pytest.mark.django_db
def test_the_command_sends_what_waits_and_says_so(capsys):
    write()
    write(key="two", next_attempt_at=timezone.now() + timedelta(hours=1))
    call_command("send_mail", "--dry-run")
    call_command("send_mail")
    call_command("send_mail")
    assert capsys.readouterr().out.splitlines() == [
        "1 mails wait.",
        "1 mails sent, 0 have to wait.",
        "0 mails sent, 0 have to wait.",
    ]
    assert len(sent.outbox) == 1


@pytest.mark.django_db
def test_a_mail_has_a_text_and_html_and_says_that_nobody_wrote_it():
    write(html="<p>Hi.</p>")
    actions.send(Delivery.objects.all())
    message = sent.outbox[0].message()
    assert [part.get_content_type() for part in message.walk()][1:] == ["text/plain", "text/html"]
    assert message["Auto-Submitted"] == "auto-generated"

"""The daily mail to those who decide."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from submissions.digest import send_digest
from submissions.management.commands import tend_submissions
from submissions.models import Kind
from submissions.models.submission import QUARANTINE
from tests.factories import UserFactory
from tests.submissions.factories import SubmissionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    now = [datetime.datetime(2026, 11, 26, 9, tzinfo=timezone.get_default_timezone())]
    real = timezone.localtime
    clock = lambda value=None, tz=None: real(value, tz) if value else now[0]  # noqa: E731
    monkeypatch.setattr("submissions.digest.timezone.localtime", clock)
    return now


@pytest.fixture(autouse=True)
def moderator(clock):
    moderator = UserFactory(is_staff=True, email="mo@directory.example")
    moderator.user_permissions.add(Permission.objects.get(codename="change_submission"))
    return moderator


@pytest.fixture
def tell(django_capture_on_commit_callbacks):
    """Sends the mails of a chore, and gives to how many."""

    def tell(chore=send_digest):
        with django_capture_on_commit_callbacks(execute=True):
            return chore()

    return tell


def days_ago(days):
    return timezone.now() - datetime.timedelta(days=days)


def test_it_says_how_much_of_what_waits_and_since_when(tell):
    SubmissionFactory(received_at=days_ago(3))
    SubmissionFactory(kind=Kind.REPORT)
    SubmissionFactory(asked=True)
    SubmissionFactory(score=QUARANTINE)
    assert tell() == 1
    message = mail.outbox[0]
    assert (message.to, message.subject) == (["mo@directory.example"], "2 submissions wait for a decision")
    for line in ("- New entry: 1", "- Report of a problem: 1", "waited for 3 days.", "answer: 1.", "for spam: 1."):
        assert line in message.body
    assert "http://127.0.0.1:8000/admin/submissions/submission/" in message.body


def test_it_names_nobody_who_sent_anything(tell):
    submission = SubmissionFactory()
    tell()
    message = mail.outbox[0]
    sent = message.subject + message.body + message.alternatives[0].content
    assert not any(word in sent for word in (submission.person_name, submission.address, submission.title))


@pytest.mark.parametrize("nothing", [{}, {"asked": True}, {"score": QUARANTINE}, {"draft": True}, {"accepted": True}])
def test_nothing_is_sent_when_nothing_waits_for_a_decision(nothing, tell):
    if nothing:
        SubmissionFactory(**nothing)
    assert tell() == 0
    assert mail.outbox == []


def test_it_comes_once_a_day(clock, tell):
    SubmissionFactory()
    assert [tell(), tell()] == [1, 0]
    clock[0] += datetime.timedelta(days=1)
    assert tell() == 1
    assert len(mail.outbox) == 2


def test_it_does_not_come_in_the_night(clock, tell):
    SubmissionFactory()
    clock[0] = clock[0].replace(hour=6)
    assert tell() == 0


def test_it_comes_to_those_who_may_decide_and_nobody_else(moderator, tell):
    SubmissionFactory()
    UserFactory(is_staff=True)
    UserFactory(is_superuser=True, is_staff=True, email="")
    UserFactory(is_superuser=True, is_staff=True, is_active=False)
    UserFactory(is_superuser=True, is_staff=True, email="admin@directory.example")
    assert tell() == 2
    assert {to for message in mail.outbox for to in message.to} == {moderator.email, "admin@directory.example"}


def test_the_command_says_what_it_did(capsys, tell):
    SubmissionFactory()
    tell(lambda: call_command("tend_submissions"))
    assert capsys.readouterr().out.startswith("Done: people told that it is open again: 0; moderators told")


def test_a_dry_run_says_what_would_be_done_and_does_nothing(capsys, tell):
    SubmissionFactory()
    tell(lambda: call_command("tend_submissions", "--dry-run"))
    assert capsys.readouterr().out.startswith("Not done, only counted: people told")
    assert mail.outbox == []
    assert tell() == 1


def test_a_chore_that_fails_stops_no_other(monkeypatch, capsys, caplog, tell):
    SubmissionFactory()

    def fail():
        raise ValueError("ana@example.org")

    monkeypatch.setattr(tend_submissions.Command, "chores", {"failing": fail, "telling": lambda: 1})
    with pytest.raises(CommandError, match="A chore failed"):
        tell(lambda: call_command("tend_submissions"))
    assert capsys.readouterr().out == "Done: failing: failed; telling: 1.\n"
    assert "ana@example.org" not in caplog.text

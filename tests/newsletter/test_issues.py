"""Issues go to each reader once, at their time, and to nobody else."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from mail.models import Delivery, Mailing
from mail.sending import send
from newsletter.actions import issues, leaving
from newsletter.actions.issues import TooLate
from newsletter.links import Topic
from newsletter.models import Issue, Stage, Subscriber
from tests.factories import TOMORROW, UserFactory
from tests.newsletter.factories import IssueFactory, SubscriberFactory

pytestmark = pytest.mark.django_db
EVERYBODY_ELSE = (
    {"confirmed_at": None},
    {"wants_newsletter": False},
    {"paused_until": timezone.now() + TOMORROW},
)


def addresses() -> set[str]:
    return set(Delivery.objects.values_list("to", flat=True))


def test_it_goes_to_those_who_read_the_newsletter_now():
    readers = SubscriberFactory.create_batch(2)
    for fields in EVERYBODY_ELSE:
        SubscriberFactory(**fields)
    issues.send(IssueFactory(), by=None)
    assert addresses() == {reader.address for reader in readers}


def test_it_can_go_to_the_readers_of_its_language_alone():
    SubscriberFactory(), SubscriberFactory(language="de", address="de@example.org")
    issues.send(IssueFactory(language="de", only_its_readers=True), by=None)
    assert addresses() == {"de@example.org"}


def test_each_mail_has_its_reader_s_own_links_and_headers():
    one, other = SubscriberFactory.create_batch(2)
    issue = issues.send(IssueFactory(), by=None)
    send()
    sent = next(message for message in mail.outbox if message.to == [one.address])
    html = sent.alternatives[0].content
    for part in (sent.body, html):
        assert f"/newsletter/preferences/{one.key}" in part
        assert f"/newsletter/unsubscribe/{one.key}/newsletter?issue={issue.pk}" in part
        assert f"http://127.0.0.1:8000/newsletter/{issue.pk}/" in part
        assert other.key not in part
        assert "[[" not in part
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"?issue={issue.pk}>" in sent.extra_headers["List-Unsubscribe"]
    assert sent.extra_headers["List-Archive"] == "<http://127.0.0.1:8000/newsletter>"
    assert not re.search(r"<img|url\(|src=", html)


def test_a_name_that_is_not_known_stands_as_it_was_typed():
    reader = SubscriberFactory()
    issues.send(IssueFactory(body="[[key]] [[address]] [x](https://example.org/[[key]])"), by=None)
    send()
    assert "[[key]] [[address]]" in mail.outbox[0].body
    assert mail.outbox[0].body.count(reader.key) == 2


def test_it_is_in_the_history_who_sent_it():
    editor = UserFactory()
    last = issues.send(IssueFactory(), by=editor).history.first()
    assert (last.history_user, last.history_change_reason) == (editor, "Sent")


# Once


@pytest.mark.parametrize("act", [issues.send, lambda issue, by: issues.schedule(issue, timezone.now() + TOMORROW, by)])
def test_a_sent_issue_is_neither_sent_nor_scheduled_again(act):
    issue = issues.send(IssueFactory(), by=None)
    with pytest.raises(TooLate, match="was sent on"):
        act(issue, by=None)


def test_what_the_editor_has_not_seen_is_not_sent():
    issue = IssueFactory()
    seen = issue.changed_at
    issue.save()
    with pytest.raises(TooLate, match="Somebody changed"):
        issues.send(issue, by=None, seen=seen)
    assert not Mailing.objects.exists()


def at_once(act, times=8) -> list:
    def attempt(_):
        try:
            return act()
        except TooLate:
            return "too late"
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(attempt, range(times)))


@pytest.mark.django_db(transaction=True)
def test_of_many_who_press_send_at_once_one_sends():
    SubscriberFactory.create_batch(3)
    issue = IssueFactory()
    outcomes = at_once(lambda: issues.send(issue, by=None))
    assert outcomes.count("too late") == len(outcomes) - 1
    assert (Mailing.objects.count(), Delivery.objects.count()) == (1, 3)


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_sends_what_is_due():
    SubscriberFactory.create_batch(3)
    IssueFactory(due=True)
    assert sum(at_once(issues.send_due)) == 1
    assert (Mailing.objects.count(), Delivery.objects.count()) == (1, 3)


# At its time


def test_what_is_due_is_sent_once(capsys):
    SubscriberFactory()
    due, later = IssueFactory(due=True), IssueFactory(scheduled=True)
    call_command("send_newsletter", "--dry-run")
    call_command("send_newsletter")
    call_command("send_newsletter")
    assert capsys.readouterr().out.splitlines() == ["1 issues are due.", "1 issues sent.", "0 issues sent."]
    assert list(Issue.objects.sent()) == [due]
    assert Issue.objects.get(pk=later.pk).stage == Stage.SCHEDULED


def test_what_is_taken_back_is_not_sent():
    issue = IssueFactory(due=True)
    assert issues.unschedule(issue, by=None).is_draft
    assert issues.send_due() == 0
    with pytest.raises(TooLate, match="draft again"):
        issues.unschedule(issue, by=None)


def test_an_issue_that_cannot_be_sent_holds_up_no_other(caplog):
    broken, fine = IssueFactory.create_batch(2, due=True)
    Mailing.objects.create(name=f"issue {broken.pk}")
    assert issues.send_due() == 1
    assert list(Issue.objects.sent()) == [fine]
    assert f"Issue {broken.pk} could not be sent (IntegrityError)." in caplog.text


# Tests and figures


def test_a_test_is_marked_not_counted_and_its_links_end_nothing(client, django_capture_on_commit_callbacks):
    SubscriberFactory()
    with django_capture_on_commit_callbacks(execute=True):
        issues.try_out(IssueFactory(subject="Hello"), "editor@example.org")
    sent = mail.outbox[0]
    assert (sent.subject, sent.to) == ("[Test] Hello", ["editor@example.org"])
    assert not Mailing.objects.exists()
    link = re.search(r"http://127.0.0.1:8000(/newsletter/unsubscribe/\S+)", sent.body)[1]
    assert client.post(link).status_code == 200
    assert Subscriber.objects.of_newsletter().count() == 1


def test_who_leaves_by_the_link_of_an_issue_is_counted_once_and_gets_no_more(client):
    reader = SubscriberFactory()
    issue = issues.send(IssueFactory(), by=None)
    for _ in range(2):
        client.post(f"/newsletter/unsubscribe/{reader.key}/newsletter?issue={issue.pk}")
    assert Issue.objects.get().unsubscribed_count == 1
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("number", ["", "0", "x", "٣", "999999999", "9" * 5000, "1\0"])
def test_what_is_no_number_of_a_sent_issue_counts_nothing(number):
    IssueFactory()
    leaving.unsubscribe(SubscriberFactory(), Topic.NEWSLETTER, number)
    assert Issue.objects.get().unsubscribed_count == 0

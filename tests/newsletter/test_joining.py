"""Asking for mail and saying yes by the link in the mail."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mail.addresses import trace
from newsletter import consent
from newsletter.actions import joining, leaving
from newsletter.actions.joining import Search
from newsletter.links import Topic
from newsletter.models import Alert, Subscriber, Suppression
from tests.newsletter.conftest import ANA, token_in

pytestmark = pytest.mark.django_db


def test_nobody_is_written_to_before_they_have_said_yes(ask):
    assert "/newsletter/confirm/" in ask()[0]
    assert not Subscriber.objects.confirmed().exists()
    assert not Subscriber.objects.of_newsletter().exists()


def test_saying_yes_keeps_the_proof(join):
    subscriber = join()
    assert list(Subscriber.objects.of_newsletter()) == [subscriber]
    assert (subscriber.consent_version, subscriber.consent_text) == (consent.VERSION, consent.TEXT)
    assert (subscriber.came_from, subscriber.confirmed_at.date()) == ("/", timezone.now().date())


def test_saying_yes_again_changes_nothing(ask):
    token = token_in(ask()[0])
    first, second = joining.confirm(token), joining.confirm(token)
    assert first.confirmed_at == second.confirmed_at


def test_the_page_behind_the_link_says_what_is_followed(ask, client):
    token = token_in(ask(newsletter=False, search=Search("project", "q=maps"))[0])
    assert "Projects with the words “maps”" in client.get(f"/newsletter/confirm/{token}").text


def test_an_alert_begins_when_its_owner_says_yes(ask):
    text = ask(newsletter=False, search=Search("project", "q=maps", "day"))[0]
    assert "maps" not in text
    assert Alert.objects.get().confirmed_at is None
    subscriber = joining.confirm(token_in(text))
    assert not subscriber.wants_newsletter
    assert Alert.objects.get().confirmed_at == Alert.objects.get().told_until


def test_asking_again_at_once_sends_no_second_mail_for_the_same(ask):
    assert [len(ask()), len(ask()), len(ask(search=Search()))] == [1, 0, 1]
    assert Subscriber.objects.count() == Alert.objects.count() == 1


def test_who_has_it_already_is_told_so(ask):
    joining.confirm(token_in(ask(search=Search())[0]))
    assert "/newsletter/preferences/" in ask()[0]
    assert "/newsletter/confirm/" in ask(search=Search("project", "q=maps"))[0]


def test_a_stranger_who_asks_changes_nothing_of_whoever_said_yes(ask):
    subscriber = joining.confirm(token_in(ask(search=Search())[0]))
    joining.ask(ANA, language="de", came_from="/elsewhere", search=Search(every="day"))
    kept = Subscriber.objects.get()
    assert (kept.language, kept.came_from) == (subscriber.language, subscriber.came_from)
    assert Alert.objects.get().every == "week"


@pytest.mark.parametrize("token", ["", "x", "\0", "WzEsMl0:1:x", "é" * 3000])
def test_a_forged_link_says_yes_to_nothing(token):
    assert joining.confirm(token) is None


def test_a_link_for_another_address_says_yes_to_nothing(ask):
    token = token_in(ask()[0])
    Subscriber.objects.update(address="bo@example.org")
    assert joining.confirm(token) is None


def test_whoever_left_is_remembered_by_a_trace_only_until_they_say_yes_again(join):
    subscriber = join()
    for _ in range(2):
        leaving.unsubscribe(subscriber, Topic.NEWSLETTER)
    assert not Subscriber.objects.exists()
    assert Suppression.objects.get().trace == trace(ANA)
    join()
    assert not Suppression.objects.exists()


def test_the_end_of_one_topic_leaves_the_other(join):
    subscriber = join(search=Search())
    leaving.unsubscribe(subscriber, Topic.ALERTS)
    assert Subscriber.objects.of_newsletter().get() == subscriber
    assert not Alert.objects.exists()


def test_an_old_link_brings_nothing_back_that_its_owner_has_ended(ask):
    link = token_in(ask()[0])
    subscriber = joining.confirm(link)
    joining.confirm(token_in(ask(search=joining.Search(query="q=boats"))[0]))
    leaving.unsubscribe(subscriber, Topic.NEWSLETTER)
    assert joining.confirm(link) is None
    subscriber.refresh_from_db()
    assert not subscriber.wants_newsletter
    # After the minutes in which one mail is enough.
    Subscriber.objects.update(created_at=timezone.now() - timedelta(days=1))
    assert joining.confirm(token_in(ask()[0])).wants_newsletter

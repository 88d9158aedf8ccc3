"""What is forgotten, when, and what stays."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from newsletter.actions.joining import Search
from newsletter.models import Alert, Subscriber

pytestmark = pytest.mark.django_db


def tended(capsys) -> str:
    call_command("tend_newsletter")
    return capsys.readouterr().out


@pytest.mark.parametrize(("days", "left"), [(15, 0), (13, 1)])
def test_an_address_that_nobody_confirmed_is_forgotten_after_14_days(ask, capsys, days, left):
    ask(search=Search())
    for model in (Subscriber, Alert):
        model.objects.update(created_at=timezone.now() - timedelta(days=days))
    assert "Done: " in tended(capsys)
    assert (Subscriber.objects.count(), Alert.objects.count()) == (left, left)


def test_who_said_yes_stays_and_loses_only_what_nobody_said_yes_to(ask, join, capsys):
    subscriber = join()
    ask(search=Search())
    long_ago = timezone.now() - timedelta(days=5000)
    Subscriber.objects.update(created_at=long_ago, confirmed_at=long_ago)
    Alert.objects.update(created_at=long_ago)
    tended(capsys)
    assert Subscriber.objects.get() == subscriber
    assert not Alert.objects.exists()


def test_who_waits_for_nothing_is_forgotten(join, capsys):
    join()
    Subscriber.objects.update(wants_newsletter=False)
    tended(capsys)
    assert not Subscriber.objects.exists()


def test_the_page_on_privacy_says_so(client):
    assert "14 days if nobody confirms" in client.get("/privacy-policy").text

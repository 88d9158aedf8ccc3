"""Subscribers, alerts and issues: confirmed readers of the newsletter, and drafts, unless a trait says otherwise."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from mail.models import Mailing
from newsletter import consent
from newsletter.models import Alert, Issue, Stage, Subscriber


class SubscriberFactory(DjangoModelFactory):
    class Meta:
        model = Subscriber

    address = factory.Sequence(lambda n: f"reader{n}@example.org")
    wants_newsletter = True
    confirmed_at = factory.LazyFunction(timezone.now)
    consent_version = consent.VERSION


class IssueFactory(DjangoModelFactory):
    class Meta:
        model = Issue

    class Params:
        scheduled = factory.Trait(
            stage=Stage.SCHEDULED, send_at=factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
        )
        due = factory.Trait(
            stage=Stage.SCHEDULED, send_at=factory.LazyFunction(lambda: timezone.now() - timedelta(minutes=1))
        )
        sent = factory.Trait(
            stage=Stage.SENT,
            sent_at=factory.LazyFunction(timezone.now),
            mailing=factory.LazyFunction(lambda: Mailing.objects.create(name=f"issue {timezone.now().timestamp()}")),
        )

    subject = factory.Sequence(lambda n: f"Issue {n:03}")
    lead = "What is new."
    body = "## News\n\n- [Ours](/what-is-dsi): a page"


LONG_AGO = timedelta(days=40)


def subscriber_with(*alerts: Alert, name: str = "ana", **traits) -> Subscriber:
    """Somebody who said yes long ago, with these alerts, which are due."""
    traits = {"confirmed_at": timezone.now() - LONG_AGO, "wants_newsletter": False} | traits
    subscriber = SubscriberFactory(address=f"{name}@example.org", **traits)
    for alert in alerts:
        alert.subscriber = subscriber
        alert.save()
    return subscriber


def alert(kind: str = "", query: str = "", **traits) -> Alert:
    said_yes = timezone.now() - LONG_AGO
    return Alert(kind=kind, query=query, **{"every": "day", "confirmed_at": said_yes, "told_until": said_yes} | traits)

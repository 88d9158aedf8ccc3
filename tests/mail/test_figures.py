"""The numbers of a mailing are the same after its mails were forgotten."""

import pytest
from django.utils import timezone

from mail.figures import figures, forget
from mail.models import Delivery, Mailing

pytestmark = pytest.mark.django_db
NOW = timezone.now()
MAILS = [
    *([{"sent_at": NOW}] * 3),
    {"sent_at": NOW, "bounced_at": NOW},
    {"failed_at": NOW},
    {},
]


def numbers(mailing):
    counted = Mailing.objects.annotate(**figures()).get(pk=mailing.pk)
    return [getattr(counted, f"{name}_count") for name in ("readers", "sent", "waiting", "failed", "bounced")]


@pytest.fixture
def mailing():
    mailing = Mailing.objects.create(name="issue 1")
    for number, fields in enumerate(MAILS):
        Delivery.objects.create(key=f"issue 1:{number}", to="ana@example.org", mailing=mailing, **fields)
    return mailing


def test_all_that_becomes_of_mails_is_counted(mailing):
    assert numbers(mailing) == [6, 4, 1, 1, 1]


def test_figures_outlive_the_mails(mailing):
    assert forget(Delivery.objects.exclude(sent_at=None, failed_at=None)) == 5
    assert numbers(mailing) == [6, 4, 1, 1, 1]
    assert forget(Delivery.objects.all()) == 1
    # What was never sent in all this time has failed.
    assert numbers(mailing) == [6, 4, 0, 2, 1]


def test_mails_of_no_mailing_are_forgotten_too():
    Delivery.objects.create(key="one", to="ana@example.org", subject="Hi")
    assert forget(Delivery.objects.all()) == 1

"""What follows when mail to a reader comes back, or is called spam."""

import pytest

from mail import actions
from mail.addresses import trace
from mail.models import Delivery
from newsletter.actions.joining import Search
from newsletter.models import Subscriber, Suppression
from tests.newsletter.conftest import ANA
from tests.newsletter.factories import SubscriberFactory

pytestmark = pytest.mark.django_db


def mail(**fields):
    return Delivery.objects.create(key="one", to=ANA, subject="Hello", text="Hi.", html="Hi.", **fields)


@pytest.mark.parametrize("sign", [lambda mail: actions.bounced(mail, for_good=True), actions.complained])
def test_nothing_more_is_sent_and_no_import_brings_it_back(join, sign):
    join(newsletter=True, search=Search())
    SubscriberFactory()
    returned = mail()
    sign(returned), sign(returned)
    assert ANA not in Subscriber.objects.values_list("address", flat=True)
    assert Subscriber.objects.count() == 1
    assert Suppression.objects.filter(trace=trace(ANA)).exists()


def test_a_full_mailbox_ends_nothing(join):
    join()
    actions.bounced(mail(), for_good=False)
    assert Subscriber.objects.of_newsletter().exists()

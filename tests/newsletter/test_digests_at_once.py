"""The job started twice at once: everybody gets one mail."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from mail.models import Delivery
from newsletter.actions.alerts import send_digests
from newsletter.models import Told
from tests.factories import PostFactory
from tests.newsletter.factories import alert, subscriber_with


def sent_by_one(_) -> int:
    try:
        return send_digests()
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_everybody_is_told_once_by_jobs_at_the_same_time():
    for number in range(20):
        subscriber_with(alert(), name=f"a{number}")
    PostFactory()
    with ThreadPoolExecutor(3) as pool:
        sent = list(pool.map(sent_by_one, range(3)))
    assert sum(sent) == Delivery.objects.count() == Told.objects.count() == 20

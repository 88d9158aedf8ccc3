"""Real workers and a real mail server; `measure_delivery.py` does the same with more."""

import pytest

from mail.models import Delivery
from tests.mail.delivering import deliver, prepare


@pytest.mark.django_db(transaction=True)
def test_whoever_is_killed_and_whatever_fails_every_mail_arrives_once(tmp_path, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    addresses = prepare(200)
    arrived = deliver(tmp_path, kills=3, trouble=0.1, workers=2)
    assert arrived.addresses == addresses
    assert arrived.doubled_by_kill <= arrived.kills == 3
    assert not Delivery.objects.unsent().exists()

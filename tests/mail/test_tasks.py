"""How the worker is asked to send; here with the tasks kept in the database, as on a site."""

import pytest
from django.core import mail as sent
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from mail import actions, tasks
from mail.models import Delivery

# The worker closes a connection between two tasks, and what a test has not committed with it.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _kept_in_the_database(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def post(*keys):
    for key in keys:
        actions.post("submissions/mail/confirm.txt", f"{key}@example.org", key, link="http://127.0.0.1:8000/x")


def work():
    call_command("db_worker", batch=True, reload=False, startup_delay=False, verbosity=0)


def test_many_mails_ask_for_one_round_and_nobody_waits_for_it():
    with transaction.atomic():
        post("a", "b", "c")
    assert (DBTaskResult.objects.count(), sent.outbox) == (1, [])
    work()
    assert len(sent.outbox) == 3
    assert DBTaskResult.objects.get().return_value["sent"] == 3


def test_a_round_that_has_begun_may_have_missed_it_so_another_is_asked_for():
    tasks.ask_to_send()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)
    tasks.ask_to_send()
    assert DBTaskResult.objects.ready().count() == 1


def test_what_a_round_had_no_time_for_gets_another(settings, monkeypatch):
    monkeypatch.setattr(tasks, "ROUND", 0.05)
    settings.MAIL_RATE = 10
    post("a", "b")
    work()
    assert len(sent.outbox) == 2
    assert DBTaskResult.objects.successful().count() > 1


def test_a_worker_that_is_told_to_end_leaves_the_rest_to_the_next(settings):
    post("a", "b")
    settings.EMAIL_BACKEND = "tests.mail.backends.Ending"
    work()
    assert len(sent.outbox) == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    work()
    assert len(sent.outbox) == 2
    assert {task.status for task in DBTaskResult.objects.all()} == {TaskResultStatus.SUCCESSFUL}


def test_what_nobody_asked_for_is_sent_by_the_job():
    Delivery.objects.create(key="one", to="ana@example.org", subject="Hello", text="Hi.", html="Hi.")
    work()
    assert sent.outbox == []
    call_command("send_mail")
    assert len(sent.outbox) == 1
    assert Delivery.objects.get().sent_at <= timezone.now()

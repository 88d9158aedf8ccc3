"""Tasks whose worker was killed, and results of long ago."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dsi_directory import background

pytestmark = pytest.mark.django_db


def task(minutes, workers=1, **fields):
    known = {"status": TaskResultStatus.RUNNING, "started_at": timezone.now() - timedelta(minutes=minutes)}
    return DBTaskResult.objects.create(
        task_path="mail.tasks.send_waiting",
        args_kwargs={"args": [], "kwargs": {}},
        worker_ids=["x"] * workers,
        backend_name="default",
        **known | fields,
    )


def states():
    return dict(DBTaskResult.objects.values_list("pk", "status"))


def test_a_task_of_a_worker_that_died_is_taken_up_again_and_one_at_work_is_left_alone():
    lost, at_work = task(31), task(29)
    assert background.take_up_lost_tasks() == 1
    assert states() == {lost.pk: "READY", at_work.pk: "RUNNING"}


def test_a_task_that_three_workers_died_of_is_given_up():
    killer = task(31, workers=3)
    assert (background.take_up_lost_tasks(), background.give_up_lost_tasks()) == (0, 1)
    assert states() == {killer.pk: "FAILED"}


def test_old_results_are_forgotten(capsys):
    for status, days in (("SUCCESSFUL", 2), ("SUCCESSFUL", 0), ("FAILED", 2), ("FAILED", 15)):
        task(0, status=status, finished_at=timezone.now() - timedelta(days=days))
    call_command("tend_tasks")
    assert sorted(states().values()) == ["FAILED", "SUCCESSFUL"]
    assert "tasks taken up again: 0; results forgotten: 2." in capsys.readouterr().out

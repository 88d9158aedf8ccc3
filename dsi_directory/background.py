"""What is left of background tasks, tended every hour: `manage.py tend_tasks`."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.chores import Chores

# No task of ours takes as long: sending mail goes in rounds of a minute.
LOST_AFTER = timedelta(minutes=30)
# What three workers died of, has killed them.
TRIES = 3
DAYS, DAYS_OF_FAILED = 1, 14


def take_up_lost_tasks() -> int:
    """A worker that is killed leaves its task as running for ever. Each of ours may be done again without harm."""
    lost = [task.pk for task in lost_tasks() if len(task.worker_ids) < TRIES]
    return DBTaskResult.objects.filter(pk__in=lost).update(status=TaskResultStatus.READY)


def give_up_lost_tasks() -> int:
    """Those that are taken up again and again."""
    hopeless = [task for task in lost_tasks() if len(task.worker_ids) >= TRIES]
    for task in hopeless:
        task.set_failed(RuntimeError(f"The last {TRIES} workers died of it."))
    return len(hopeless)


def lost_tasks():
    """Those whose worker must have died, locked."""
    running = DBTaskResult.objects.running().select_for_update(skip_locked=True)
    return running.filter(started_at__lt=timezone.now() - LOST_AFTER)


def forget_results() -> int:
    """What became of tasks; for longer, if they failed."""
    now = timezone.now()
    failed = Q(status=TaskResultStatus.FAILED, finished_at__lt=now - timedelta(days=DAYS_OF_FAILED))
    done = Q(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - timedelta(days=DAYS))
    return DBTaskResult.objects.filter(failed | done).delete()[0]


CHORES: Chores = {
    "tasks given up that workers died of": give_up_lost_tasks,
    "tasks taken up again": take_up_lost_tasks,
    "results forgotten": forget_results,
}

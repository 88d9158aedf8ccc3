"""What is left of background tasks: those of workers that died, and results that nobody looks at any more."""

from datetime import timedelta

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

# No task of ours takes as long: sending mail goes in rounds of a minute.
LOST_AFTER = timedelta(minutes=30)
# A task that three workers died of has killed them.
TRIES = 3
DAYS, DAYS_OF_FAILED = 1, 14


def tend_tasks() -> dict[str, int]:
    """How many tasks were taken up again and how many were given up; old results are forgotten, too."""
    counts = take_up_lost_tasks()
    call_command("prune_db_task_results", min_age_days=DAYS, failed_min_age_days=DAYS_OF_FAILED, verbosity=0)
    return counts


@transaction.atomic
def take_up_lost_tasks() -> dict[str, int]:
    """A worker that is killed leaves its task as running for ever. Each of ours may be done again without harm."""
    lost = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - LOST_AFTER)
    counts = {"taken up again": 0, "given up": 0}
    for task in lost.select_for_update(skip_locked=True):
        if len(task.worker_ids) < TRIES:
            task.status = TaskResultStatus.READY
            task.save(update_fields=["status"])
            counts["taken up again"] += 1
        else:
            task.set_failed(RuntimeError("The workers that did it have died."))
            counts["given up"] += 1
    return counts

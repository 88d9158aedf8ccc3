"""What waits to be done: how much, and for how long the first of it has been due."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Min
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from mail.models import Delivery
from submissions.models import Submission


class Queue(NamedTuple):
    waiting: int
    # Seconds since the first was due.
    late: int


def tasks() -> Queue:
    """Work of the worker."""
    return queue(DBTaskResult.objects.ready(), "enqueued_at")


def mails() -> Queue:
    """Mails that may be sent now; those to be tried again later are not late yet."""
    return queue(Delivery.objects.waiting(), "next_attempt_at")


def submissions() -> Queue:
    """What people wait for that moderators decide."""
    return queue(Submission.objects.waiting(), "received_at")


QUEUES = {"tasks": tasks, "mails": mails, "submissions": submissions}
# From when on the worker and the jobs must have died; moderators may take as long as they need.
LONGEST = {"tasks": timedelta(minutes=15), "mails": timedelta(hours=1)}


def queue(rows, due: str) -> Queue:
    found = rows.order_by().aggregate(waiting=Count("pk"), first=Min(due))
    return Queue(found["waiting"], seconds_since(found["first"]))


def seconds_since(moment: datetime | None) -> int:
    return max(0, round((timezone.now() - moment).total_seconds())) if moment else 0


def late() -> dict[str, Queue]:
    """Those that have waited for too long."""
    found = {name: QUEUES[name]() for name in LONGEST}
    return {name: one for name, one in found.items() if one.late > LONGEST[name].total_seconds()}

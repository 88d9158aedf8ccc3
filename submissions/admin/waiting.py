"""What the admin's home page says of submissions."""

from django.urls import reverse

from submissions.admin.queue import counts_for
from submissions.models import Submission

SHOWN = 5


def submissions_waiting(user) -> dict:
    """How many wait, in which queue, and the oldest of those that anybody may take."""
    queue = reverse("admin:submissions_submission_changelist")
    ordinary = Submission.objects.waiting().out_of_quarantine()
    return {
        "address": queue,
        "queues": [
            {"label": label, "count": count, "address": f"{queue}?queue={name}" if name else queue}
            for name, (label, count) in counts_for(user).items()
            if count and name != "decided"
        ],
        "oldest": ordinary.filter(stage=Submission.Stage.RECEIVED).urgent_first()[:SHOWN],
    }

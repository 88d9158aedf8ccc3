"""What the worker does for mails. Each task may be killed at any moment and be done again without harm."""

from dataclasses import asdict

from django_tasks_db.models import DBTaskResult

from mail.sending import send

try:
    # From 6.0 on Django has them itself, and the worker takes no others.
    from django.tasks import task
except ImportError:
    from django_tasks import task

# Seconds. Then other tasks have their turn, and a worker that is to stop can.
ROUND = 60


@task()
def send_waiting() -> dict:
    """A round of sending; what is left gets another."""
    tally = send(seconds=ROUND)
    if tally.unfinished:
        ask_to_send()
    return asdict(tally)


def ask_to_send() -> None:
    """Asks for a round, unless one has been asked for and has not begun: that will see what has been committed."""
    if not DBTaskResult.objects.ready().filter(task_path=send_waiting.module_path).exists():
        send_waiting.enqueue()

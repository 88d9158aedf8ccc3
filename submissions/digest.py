"""What those who decide are written: one mail a day while something waits, and one at once for what must not wait.

None names anybody who sent anything.
"""

import logging

from django.contrib.auth import get_user_model
from django.db.models import Count
from django.utils import timezone

from mail.actions import post
from mail.models import Delivery
from submissions import links
from submissions.models import Kind, Stage, Submission

log = logging.getLogger(__name__)

# Nobody is written to in the night.
MORNING = 7
DECIDE = "submissions.change_submission"


def deciders():
    """Who may decide and has a mail address."""
    backend = "django.contrib.auth.backends.ModelBackend"
    return get_user_model().objects.with_perm(DECIDE, backend=backend).filter(is_staff=True).exclude(email="")


def send_digest() -> int:
    """Posts today's mail to everybody who has not had it; gives to how many."""
    now = timezone.localtime()
    waiting = what_waits()
    if now.hour < MORNING or not waiting["count"]:
        return 0
    people = {f"digest:{now:%Y-%m-%d}:{person.pk}": person.email for person in deciders()}
    if not people:
        log.warning("Submissions wait, and nobody who may decide on them has a mail address.")
    had = set(Delivery.objects.filter(key__in=people).values_list("key", flat=True))
    for key in people.keys() - had:
        post("submissions/mail/digest.txt", people[key], key, link=links.queue(), **waiting)
    return len(people.keys() - had)


def tell_of_notice(notice: Submission) -> None:
    """Writes at once to everybody who decides: a notice of illegal content does not wait for the morning."""
    link = links.case(notice)
    for person in deciders():
        post("submissions/mail/notice.txt", person.email, f"notice:{notice.pk}:{person.pk}", link=link)


def what_waits() -> dict:
    """Numbers alone: what waits for a decision by kind and since when, and what waits for something else."""
    received = Submission.objects.filter(stage=Stage.RECEIVED)
    for_decision = received.out_of_quarantine()
    counts = dict(for_decision.order_by().values_list("kind").annotate(Count("pk")))
    oldest = for_decision.order_by("received_at").values_list("received_at", flat=True).first()
    return {
        "count": sum(counts.values()),
        "kinds": [(kind.label, counts[kind]) for kind in Kind if kind in counts],
        "days": (timezone.now() - oldest).days if oldest else 0,
        "asked": Submission.objects.filter(stage=Stage.ASKED).count(),
        "in_quarantine": received.in_quarantine().count(),
    }

"""What is held of a person who sent something, told and forgotten. What was decided stays, without the person."""

from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from core.redaction import pattern, redact
from submissions import forgetting
from submissions.models import Event, ReopeningWish, Stage, Statement, Submission, SubmittedPicture

# In which somebody may have named himself.
KINDS = (Submission, Event, Statement, SubmittedPicture)


def submissions_of(address: str) -> QuerySet[Submission]:
    """Those that were sent from a mail address, and drafts in which it was typed."""
    typed = Submission.objects.annotate(typed=Cast("answers", TextField()))
    return typed.filter(Q(address=address) | Q(stage=Stage.DRAFT, typed__iregex=pattern(address)))


def records_of(address: str) -> dict[str, Any]:
    """All that is kept of a person, as plain values for JSON."""
    return {
        "submissions": [record_of(submission) for submission in submissions_of(address)],
        "wishes": list(ReopeningWish.objects.filter(address=address).values("subject", "language", "created_at")),
        "statements": list(Statement.objects.filter(address=address).values("language", "text")),
    }


def record_of(submission: Submission) -> dict[str, Any]:
    names = ("kind", "stage", "language", "person_name", "address", "answers", "changes", "consent_version")
    moments = ("consented_at", "created_at", "sent_at", "received_at", "decided_at")
    return {
        **{name: getattr(submission, name) for name in (*names, *moments)},
        "events": list(submission.events.values("kind", "at", "text", "reason")),
        "pictures": list(submission.pictures.values("part", "use", "alternative_text", "credit")),
    }


def erase(address: str) -> dict[str, int]:
    """Deletes what nobody has received yet, and takes the person out of all else; gives how many of each."""
    wishes = ReopeningWish.objects.filter(address=address).delete()[0]
    found = submissions_of(address)
    deleted = forgetting.delete(found.filter(stage__in=(Stage.DRAFT, Stage.SENT)))
    names = set(found.exclude(person_name="").values_list("person_name", flat=True))
    kept = forgetting.forget_persons(found)
    Statement.objects.filter(address=address).update(address="")
    for words in (address, *names):
        redact(words, KINDS)
    return {"wishes": wishes, "submissions deleted": deleted, "submissions without the person": kept}

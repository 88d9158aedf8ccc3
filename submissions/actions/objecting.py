"""Objections to decisions: one for each decision, made by whom it went against, and decided by a person."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from submissions.actions import reporting, stages
from submissions.actions.correcting import ABOUT
from submissions.actions.joining import tell
from submissions.actions.stages import case_of, last_decision, locked, note
from submissions.models import Event, Kind, Stage, Statement, Submission
from submissions.models.submission import DECIDED

PART = "objection"
# The six months that our terms of use, and the Digital Services Act, give.
TIME = timedelta(days=184)


def open_to_sender(submission: Submission) -> bool:
    """Whether who sent something may object: it was refused, not too long ago."""
    refused = submission.stage in (Stage.DECLINED, Stage.SPAM) and submission.kind != Kind.OBJECTION
    return refused and is_in_time(last_decision(submission))


def open_to_author(statement: Statement) -> bool:
    """Whether the author of an entry may object: the decision about it still holds, and was not too long ago."""
    report = statement.decision.submission
    holds = report.stage == Stage.ACCEPTED and last_decision(report) == statement.decision
    return holds and is_in_time(statement.decision)


def is_in_time(decision: Event | None) -> bool:
    return decision is not None and timezone.now() - decision.at < TIME


def objection_to(decision: Event) -> Submission | None:
    return Submission.objects.filter(nonce=once(decision)).first()


def once(decision: Event) -> str:
    return f"{Kind.OBJECTION}:{decision.pk}"


@transaction.atomic
def object_to(decision: Event, text: str, address: str, person_name: str = "") -> Submission:
    """Makes an objection to a decision, received at once, and tells who made it; a second one changes nothing."""
    about, now = decision.submission, timezone.now()
    objection, is_new = Submission.objects.get_or_create(
        nonce=once(decision),
        defaults={
            "kind": Kind.OBJECTION,
            "stage": Stage.RECEIVED,
            "about": about,
            "entry_kind": about.entry_kind,
            "entry_number": about.entry_number,
            "address": address,
            "person_name": person_name,
            "answers": {PART: {"text": [text]}, ABOUT: {"name": [about.title]}},
            "sent_at": now,
            "received_at": now,
        },
    )
    if is_new:
        note(objection, Event.Kind.SENT)
        note(about, Event.Kind.OBJECTED, text=text)
        tell(objection, "objection_received", f"received:{objection.pk}")
    return objection


@transaction.atomic
def decide(objection: Submission, upheld: bool, text: str, by, seen: int | None = None) -> Event:
    """Answers an objection. Upheld, the first decision is taken back and waits in the queue for a new one.

    The terms of use promise that somebody else looks at it again: `is_judge_of_own_case` says whether `by` does not.
    `TooLate` when it is answered already, or the first decision no longer holds; `ChangedSince` when the entry was
    changed since, so that it has to be put right by hand first.
    """
    stored = case_of(objection, seen)
    if upheld:
        reopen(locked(stored.about_id, *DECIDED), by)
    decision = stages.decide(stored, Stage.ACCEPTED if upheld else Stage.DECLINED, by, text=text)
    tell(stored, "objection_decided", f"decided:{decision.pk}", upheld=upheld, text=text)
    return decision


def reopen(submission: Submission, by) -> None:
    if submission.kind == Kind.REPORT:
        reporting.take_back(submission, by)
    else:
        stages.reopen(submission, by)


def is_judge_of_own_case(objection: Submission, by) -> bool:
    """Whether somebody decided what the objection is about."""
    decision = last_decision(objection.about)
    return decision is not None and decision.by == by

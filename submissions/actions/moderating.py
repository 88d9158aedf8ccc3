"""What moderators decide: each in one transaction with the submission locked, so that nothing is decided twice.

`seen` is the number of the last event that the moderator had on the screen; when there is a newer one, nothing is done.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from core.pictures import written_together
from submissions import links
from submissions.actions import correcting, entering, reporting
from submissions.actions.joining import tell
from submissions.actions.stages import (
    TooLate,
    assign,
    case_of,
    check_seen,
    decide,
    last_decision,
    note,
    reopen,
)
from submissions.answers import Answers
from submissions.entries import entry_of
from submissions.models import Event, Kind, Stage, Submission
from submissions.models.submission import DECIDED, WAITING

UNDO_WITHIN = timedelta(minutes=30)


class Carrying(NamedTuple):
    """How a kind of submission is carried out, which gives what taking it back needs, and how it is taken back."""

    out: Callable[[Submission, dict, object], dict]
    back: Callable[[Submission, dict, object], None]


def correct(case: Submission, edits: Answers, by) -> dict:
    changes = {name: change | {"after": edits.get(name, change["after"])} for name, change in case.changes.items()}
    return correcting.apply(case, changes, by)


CARRYING = {
    Kind.JOIN: Carrying(entering.enter, entering.withdraw),
    Kind.CORRECTION: Carrying(correct, correcting.undo),
}


@transaction.atomic
def take(submission: Submission, by, seen: int | None = None) -> Submission:
    """Gives it to a moderator, also from another one; who has it already keeps it."""
    case = case_of(submission, seen)
    if case.assigned_to_id != by.pk:
        assign(case, by)
        case.save()
        note(case, Event.Kind.TAKEN, by)
    return case


@transaction.atomic
def release(submission: Submission, by, seen: int | None = None) -> Submission:
    case = case_of(submission, seen)
    if case.assigned_to_id:
        assign(case, None)
        case.save()
        note(case, Event.Kind.RELEASED, by)
    return case


@transaction.atomic
def ask(submission: Submission, text: str, by, seen: int | None = None) -> Submission:
    """Mails a question; until it is answered, the submission waits for its sender."""
    case = case_of(submission, seen)
    case.stage = Stage.ASKED
    assign(case, by)
    case.save()
    tell_of(note(case, Event.Kind.ASKED, by, text=text), "asked")
    return case


@written_together()
@transaction.atomic
def accept(submission: Submission, by, edits: dict | None = None, seen: int | None = None) -> Submission:
    """Puts what was sent on the site. When its forms no longer take it: `NotReady`, of a correction `ValidationError`.

    `edits` are what a moderator made of it, as a form posts it: of a new entry the fields by part, of a correction
    the fields of the entry.
    """
    case = case_of(submission, seen)
    edits = edits or {}
    undoing = CARRYING[case.kind].out(case, edits, by)
    event = decide(case, Stage.ACCEPTED, by, details={"undoing": undoing, "edits": edits})
    tell_of(event, "accepted", addresses=addresses_of(case), was_edited=bool(edits))
    return case


@transaction.atomic
def decline(submission: Submission, reason: str, text: str, by, seen: int | None = None) -> Submission:
    """Declines it for a reason of `submissions.reasons`; nothing that is published changes."""
    case = case_of(submission, seen)
    event = decide(case, Stage.DECLINED, by, reason=reason, text=text)
    tell_of(event, "declined", objection=links.objection(case))
    return case


@transaction.atomic
def mark_spam(submission: Submission, by, others: bool = False, seen: int | None = None) -> Submission:
    """Marks it as spam, with `others` all that waits from the same address, too; one mail tells of them."""
    wanted = Q(pk=submission.pk)
    if others and submission.address:
        wanted |= Q(address=submission.address, stage__in=WAITING)
    cases = {case.pk: case for case in locked_all(Submission.objects.filter(wanted))}
    case = cases.pop(submission.pk)
    if not case.is_waiting:
        raise TooLate(case)
    check_seen(case, seen)
    spam(case, list(cases.values()), by)
    return case


@transaction.atomic
def mark_all_spam(submissions: QuerySet[Submission], by) -> list[Submission]:
    """Marks those that wait and gives them; one mail to each address."""
    cases = locked_all(submissions.waiting())
    for address in {case.address for case in cases}:
        first, *others = [case for case in cases if case.address == address]
        spam(first, others, by)
    return cases


def spam(case: Submission, others: list[Submission], by) -> None:
    for other in others:
        decide(other, Stage.SPAM, by)
    event = decide(case, Stage.SPAM, by, details={"others": [other.pk for other in others]})
    tell_of(event, "spam", objection=links.objection(case))


def locked_all(submissions: QuerySet[Submission]) -> list[Submission]:
    # In one order for everybody, or two moderators could wait for each other.
    return list(submissions.select_for_update(of=("self",)).order_by("pk"))


@transaction.atomic
def undo(submission: Submission, by, seen: int | None = None) -> Submission:
    """Takes a decision back while it is fresh; what was decided along with it, too. It waits again.

    `correcting.ChangedSince` when somebody has changed what it did since, `ValidationError` when the entry is gone.
    """
    decision = last_decision(submission)
    along = decision.details.get("others", ()) if decision else ()
    cases = {case.pk: case for case in locked_all(Submission.objects.filter(pk__in=(submission.pk, *along)))}
    case = cases.pop(submission.pk)
    decision = last_decision(case)
    if decision is None or not can_be_undone(case):
        raise TooLate(case)
    check_seen(case, seen)
    if case.kind == Kind.REPORT and case.stage != Stage.SPAM:
        reporting.take_back(case, by)
        return Submission.objects.get(pk=case.pk)
    if case.stage == Stage.ACCEPTED:
        CARRYING[case.kind].back(case, decision.details["undoing"], by)
    for other in cases.values():
        if other.stage == Stage.SPAM:
            reopen(other, by)
    tell_of(reopen(case, by), "undone")
    return case


def can_be_undone(case: Submission) -> bool:
    """What an objection led to cannot: it would decide about two cases at once."""
    is_kept = case.kind == Kind.OBJECTION and case.stage != Stage.SPAM
    return case.stage in DECIDED and not is_kept and timezone.now() < undo_until(case)


def undo_until(case: Submission):
    return case.decided_at + UNDO_WITHIN


def tell_of(event: Event, template: str, **context) -> None:
    """Mails the sender what happened; an event has one mail."""
    tell(event.submission, template, f"event:{event.pk}", text=event.text, **context)


def addresses_of(case: Submission) -> list[str]:
    """Where what was accepted can be seen."""
    return [links.seeing(entry, case.language) for entry in (case.organisation, case.project, entry_of(case)) if entry]

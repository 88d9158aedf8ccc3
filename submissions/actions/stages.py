"""How a submission goes from one stage to the next: locked, checked, and noted."""

from django.utils import timezone

from submissions.models import Event, Stage, Submission
from submissions.models.submission import WAITING

DECISIONS = (Event.Kind.ACCEPTED, Event.Kind.DECLINED, Event.Kind.SPAM)


class TooLate(Exception):
    """Somebody was faster; the sentence says who did what and when."""

    def __init__(self, submission: Submission, event: Event | None = None):
        self.submission = submission
        self.event = event or submission.events.exclude(kind__in=(Event.Kind.TAKEN, Event.Kind.RELEASED)).last()
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        if self.event is None:
            return f"This is {self.submission.get_stage_display().lower()} already."
        what = self.event.get_kind_display().removesuffix(" by a moderator")
        at = timezone.localtime(self.event.at)
        return f"{what} by {self.event.by or 'the sender'} on {at:%-d %B %Y at %H:%M}. Nothing was changed."


class Overtaken(TooLate):
    """Something happened that the moderator had not seen; the sentence says the last of it."""


def locked(pk: int, *stages: Stage) -> Submission:
    """The submission, which nobody else can change until the transaction ends; `TooLate` in any other stage."""
    submission = Submission.objects.select_for_update(of=("self",)).get(pk=pk)
    if submission.stage not in stages:
        raise TooLate(submission)
    return submission


def note(submission: Submission, kind: Event.Kind, by=None, **what) -> Event:
    return Event.objects.create(submission=submission, kind=kind, by=by, **what)


def case_of(submission: Submission, seen: int | None, stages: tuple[Stage, ...] = WAITING) -> Submission:
    """The submission, locked, in one of the stages, and nothing new about it; else `TooLate`."""
    case = locked(submission.pk, *stages)
    check_seen(case, seen)
    return case


def check_seen(case: Submission, seen: int | None) -> None:
    last = case.events.last()
    if seen is not None and last and last.pk > seen:
        raise Overtaken(case, last)


def assign(case: Submission, to) -> None:
    case.assigned_to, case.assigned_at = to, timezone.now() if to else None


def decide(case: Submission, stage: Stage, by, **what) -> Event:
    case.stage, case.decided_at = stage, timezone.now()
    case.save()
    return note(case, Event.Kind(stage), by, **what)


def reopen(case: Submission, by) -> Event:
    case.stage, case.decided_at = Stage.RECEIVED, None
    assign(case, by)
    case.save()
    return note(case, Event.Kind.UNDONE, by)


def last_decision(submission: Submission) -> Event | None:
    return submission.events.filter(kind__in=DECISIONS).last()

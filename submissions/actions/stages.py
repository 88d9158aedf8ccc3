"""How a submission goes from one stage to the next: locked, checked, and noted."""

from django.utils import timezone

from submissions.models import Event, Stage, Submission


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


def locked(pk: int, *stages: Stage) -> Submission:
    """The submission, which nobody else can change until the transaction ends; `TooLate` in any other stage."""
    submission = Submission.objects.select_for_update(of=("self",)).get(pk=pk)
    if submission.stage not in stages:
        raise TooLate(submission)
    return submission


def note(submission: Submission, kind: Event.Kind, by=None, **what) -> Event:
    return Event.objects.create(submission=submission, kind=kind, by=by, **what)

"""What people are told of what they have sent: where it stands, and what has happened to it."""

from dataclasses import dataclass

from submissions.entries import entry_of
from submissions.models import Event, Kind, Stage, Submission

STANDING = {
    Stage.RECEIVED: "We have received it. An editor will read it within the next days.",
    Stage.ASKED: "An editor has a question for you.",
    Stage.DECLINED: "We have not published it.",
    Stage.SPAM: "We have not published it, as we took it for advertising or abuse.",
}
TAKEN = "An editor is looking at it now."
ACCEPTED = {
    Kind.JOIN: "It is published. Thank you!",
    Kind.CORRECTION: "Your correction is on the page now. Thank you!",
    Kind.REPORT: "You were right, and we have acted on it. Thank you!",
    Kind.OBJECTION: "We agree with you, and have changed our decision.",
}
DECLINED = {
    Kind.REPORT: "We have looked at it and have left the page as it is.",
    Kind.OBJECTION: "We have looked at it again and keep our decision.",
}
# What happened, in words to the person; who of the editors took it, and when, is not told.
EVENTS = {
    Event.Kind.SENT: "You sent it",
    Event.Kind.CONFIRMED: "You confirmed your mail address",
    Event.Kind.ASKED: "We asked you a question",
    Event.Kind.ANSWERED: "You answered",
    Event.Kind.ACCEPTED: "We accepted it",
    Event.Kind.DECLINED: "We declined it",
    Event.Kind.SPAM: "We declined it",
    Event.Kind.UNDONE: "We took our decision back",
    Event.Kind.OBJECTED: "You objected",
}


@dataclass(frozen=True)
class Told:
    """An event in words to the person, with what was written then."""

    at: object
    words: str
    text: str


def sentence(submission: Submission) -> str:
    """Where it stands."""
    if submission.stage == Stage.ACCEPTED:
        return ACCEPTED[submission.kind]
    if submission.stage == Stage.RECEIVED and submission.assigned_to_id:
        return TAKEN
    if submission.stage == Stage.DECLINED and submission.kind in DECLINED:
        return DECLINED[submission.kind]
    return STANDING[submission.stage]


def events(submission: Submission) -> list[Told]:
    told = submission.events.filter(kind__in=list(EVENTS))
    return [Told(event.at, EVENTS[event.kind], event.text) for event in told]


def question(submission: Submission) -> Event | None:
    """What was asked last."""
    return submission.events.filter(kind=Event.Kind.ASKED).last()


def entries(submission: Submission) -> list:
    """The public pages that came of it, or that it is about."""
    found = [submission.organisation, submission.project, entry_of(submission)]
    return [entry for entry in found if entry and entry.is_published]

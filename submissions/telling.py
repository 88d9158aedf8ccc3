"""What people are told of what they have sent: where it stands, and what has happened to it."""

from dataclasses import dataclass

from submissions.actions import reporting
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
    Kind.OBJECTION: "We agree with you: the first decision is taken back, and we decide anew.",
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
OF_REPORTS = {Event.Kind.ACCEPTED: "We acted on it", Event.Kind.DECLINED: "We left the page as it is"}


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
    words = EVENTS | OF_REPORTS if submission.kind == Kind.REPORT else EVENTS
    told = submission.events.filter(kind__in=list(words))
    return [Told(event.at, words[event.kind], event.text) for event in told]


def question(submission: Submission) -> Event | None:
    """What was asked last, while an answer still matters."""
    return submission.events.filter(kind=Event.Kind.ASKED).last() if submission.is_waiting else None


def outcome(decision: Event | None) -> list[str]:
    """What was done about a report and why, in a sentence each; nothing for other decisions, which say it in words."""
    if decision is None or decision.submission.kind != Kind.REPORT:
        return []
    told = reporting.outcome(decision)
    done = f"The entry was {told['measure']}." if told["measure"] else ""
    return [sentence for sentence in (done, told["reason"] and f"{told['reason']}.") if sentence]


def entries(submission: Submission) -> list:
    """The public pages that came of it, or that it is about."""
    found = [submission.organisation, submission.project, entry_of(submission)]
    return [entry for entry in found if entry and entry.is_published]

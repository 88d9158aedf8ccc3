"""What people are told of what they have sent: where it stands, and what has happened to it."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from submissions.actions import reporting
from submissions.entries import entry_of
from submissions.models import Event, Kind, Stage, Submission

STANDING = {
    Stage.RECEIVED: _("We have received it. An editor will read it within the next days."),
    Stage.ASKED: _("An editor has a question for you."),
    Stage.DECLINED: _("We have not published it."),
    Stage.SPAM: _("We have not published it, as we took it for advertising or abuse."),
}
TAKEN = _("An editor is looking at it now.")
ACCEPTED = {
    Kind.JOIN: _("It is published. Thank you!"),
    Kind.CORRECTION: _("Your correction is on the page now. Thank you!"),
    Kind.REPORT: _("You were right, and we have acted on it. Thank you!"),
    Kind.OBJECTION: _("We agree with you: the first decision is taken back, and we decide anew."),
}
DECLINED = {
    Kind.REPORT: _("We have looked at it and have left the page as it is."),
    Kind.OBJECTION: _("We have looked at it again and keep our decision."),
}
# What happened, in words to the person; who of the editors took it, and when, is not told.
EVENTS = {
    Event.Kind.SENT: _("You sent it"),
    Event.Kind.CONFIRMED: _("You confirmed your mail address"),
    Event.Kind.ASKED: _("We asked you a question"),
    Event.Kind.ANSWERED: _("You answered"),
    Event.Kind.ACCEPTED: _("We accepted it"),
    Event.Kind.DECLINED: _("We declined it"),
    Event.Kind.SPAM: _("We declined it"),
    Event.Kind.UNDONE: _("We took our decision back"),
    Event.Kind.OBJECTED: _("You objected"),
}
OF_REPORTS = {Event.Kind.ACCEPTED: _("We acted on it"), Event.Kind.DECLINED: _("We left the page as it is")}


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
    done = gettext("The entry was %(measure)s.") % told if told["measure"] else ""
    why = f"{told['reason']}." if told["reason"] else ""
    return [sentence for sentence in (done, why) if sentence]


def entries(submission: Submission) -> list:
    """The public pages that came of it, or that it is about."""
    found = [submission.organisation, submission.project, entry_of(submission)]
    return [entry for entry in found if entry and entry.is_published]

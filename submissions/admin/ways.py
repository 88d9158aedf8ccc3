"""What a moderator can do with a case. A new way to decide is one more entry in `WAYS`."""

from collections.abc import Callable
from typing import NamedTuple

from submissions.actions import moderating
from submissions.admin import reports
from submissions.admin.decisions import Ask, Decision, Decline, Spam
from submissions.models import Kind, Submission


class Way(NamedTuple):
    """Something to do: its form, the action that takes what the form holds, for which kinds, and what is said then."""

    form: type[Decision]
    act: Callable[..., Submission]
    kinds: tuple[Kind, ...]
    said: str
    # Of a form that is closed until it is wanted; the others are buttons.
    title: str = ""
    button: str = ""
    shortcut: str = ""
    # Whether the case is off the moderator's hands then.
    leads_on: bool = True


ALL = tuple(Kind)
SENT, REPORT, OBJECTION = (Kind.JOIN, Kind.CORRECTION), (Kind.REPORT,), (Kind.OBJECTION,)
AGREED, KEPT = "is answered, and the first decision taken back", "is answered: the decision stands"
WAYS: dict[str, Way] = {
    "take": Way(Decision, moderating.take, ALL, "It is yours now.", leads_on=False),
    "release": Way(Decision, moderating.release, ALL, "Nobody has it now.", leads_on=False),
    "undo": Way(Decision, moderating.undo, ALL, "The decision is taken back. It waits again.", leads_on=False),
    "accept": Way(Decision, moderating.accept, SENT, "is accepted and published"),
    "uphold": Way(reports.Uphold, reports.uphold, REPORT, "is decided: you acted on it", "Act on it", "Act on it", "a"),
    "agree": Way(reports.Reply, reports.agree, OBJECTION, AGREED, "Agree, and decide anew", "Agree", "a"),
    "ask": Way(Ask, moderating.ask, ALL, "waits for an answer", "Ask a question", "Send the question", "q"),
    "decline": Way(Decline, moderating.decline, SENT, "is declined", "Decline it", "Decline", "d"),
    "dismiss": Way(
        reports.Dismiss,
        reports.dismiss,
        REPORT,
        "is decided: the page stays",
        "Leave the page as it is",
        "Leave it",
        "d",
    ),
    "keep": Way(reports.Reply, reports.keep_to_it, OBJECTION, KEPT, "Keep to the decision", "Keep to it", "d"),
    "spam": Way(Spam, moderating.mark_spam, ALL, "is marked as spam", "It is spam", "Mark as spam", "s"),
}


def ways_for(case: Submission) -> dict[str, Way]:
    """The ways for this kind of submission; nobody can be asked whose address is not known."""
    ways = {name: way for name, way in WAYS.items() if case.kind in way.kinds}
    if not case.address:
        del ways["ask"]
    return ways

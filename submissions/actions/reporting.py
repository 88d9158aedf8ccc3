"""Reports of problems: sent, decided, taken back; and what is told to those they touch."""

from django.core.exceptions import ValidationError
from django.db import transaction

from core.models import Entry, State
from core.versions import one_version
from mail.actions import post
from mail.writing import write
from organisations.models import Lifecycle
from projects.models import Status
from submissions import links
from submissions.actions.correcting import ABOUT, ChangedSince
from submissions.actions.joining import RECEIPTS, tell
from submissions.actions.sending import receive, send
from submissions.actions.stages import case_of, decide, last_decision, reopen
from submissions.authors import author_of
from submissions.entries import KINDS, entry_of, locked_entry
from submissions.forms.reporting import ReportForm
from submissions.models import Event, Kind, Stage, Statement, Submission
from submissions.models.submission import DECIDED
from submissions.reports import Dismissal, Ground, Measure, Problem

PART = "report"
# By kind of entry: the field that says that it is over, and its value.
ENDING = {"organisation": ("lifecycle", Lifecycle.ENDED), "project": ("status", Status.ENDED)}
STATEMENT, MEASURE_UNDONE = "submissions/mail/statement.txt", "submissions/mail/measure_undone.txt"
HIDDEN = "The entry is not on the site any more, so that nothing is left to be done with it."


def report(problem: Problem, form: ReportForm, signals: dict) -> Submission:
    """Keeps a valid report and asks for a confirmation of the address; the same form makes one submission.

    A notice of an offence against children is received at once.
    """
    typed = form.cleaned_data
    what = {
        "entry_kind": form.entry.kind_name(),
        "entry_number": form.entry.pk,
        "person_name": typed["person_name"],
        "address": typed["address"],
        "answers": {PART: {"problem": [problem.value], **form.told}, ABOUT: {"name": [form.entry.name]}},
    }
    if typed.get("harms_children"):
        return receive(Kind.REPORT, typed["stamp"].nonce, signals, RECEIPTS[Kind.REPORT], **what)
    return send(Kind.REPORT, typed["stamp"].nonce, signals, **what)


def problem_of(report: Submission) -> Problem:
    return Problem(report.answer(PART, "problem"))


def double_in(report: Submission) -> Entry | None:
    """The entry that the reporter takes for the same, while it is published."""
    number = report.answer(PART, "other")
    return KINDS[report.entry_kind].objects.published().filter(number=number).first() if number else None


@transaction.atomic
def uphold(report: Submission, measure: Measure, reason: Ground, text: str, by, seen: int | None = None) -> Event:
    """Decides that the reporter is right, takes the measure, and tells the reporter and the author of the entry.

    `text` says the facts, for both. `Measure.CORRECTED` changes nothing more; `MERGED` needs a report of a double.
    `TooLate` when it is decided already; `ValidationError` when the entry, or the double, is gone or hidden already.
    """
    stored = case_of(report, seen)
    details = {"measure": Measure(measure), **take(Measure(measure), stored, by)}
    decision = decide(stored, Stage.ACCEPTED, by, text=text, reason=Ground(reason), details=details)
    if Measure(measure).restricts:
        state_reasons(decision)
    tell_outcome(decision, "report_upheld")
    return decision


@transaction.atomic
def dismiss(report: Submission, reason: Dismissal, text: str, by, seen: int | None = None) -> Event:
    """Decides that nothing is done, and tells the reporter why and how to object. `TooLate` when decided already."""
    stored = case_of(report, seen)
    decision = decide(stored, Stage.DECLINED, by, text=text, reason=Dismissal(reason))
    tell_outcome(decision, "report_dismissed", objection=links.objection(stored))
    return decision


@transaction.atomic
def take_back(report: Submission, by, seen: int | None = None) -> None:
    """Undoes a decision: the entry is as it was, the report waits again, and who was told of it is told so.

    `TooLate` when it is not decided; `ChangedSince` when somebody changed the state of the entry meanwhile.
    """
    stored = case_of(report, seen, DECIDED)
    decision = last_decision(stored)
    put_back(stored, decision.details, by)
    undone = reopen(stored, by)
    tell(stored, "report_reopened", f"report-reopened:{undone.pk}")
    statement = Statement.objects.filter(decision=decision).exclude(address="").first()
    if statement:
        key = f"measure-undone:{undone.pk}"
        post(MEASURE_UNDONE, statement.address, key, statement.language, name=stored.title)


def take(measure: Measure, report: Submission, by) -> dict:
    """Does with the entry what the measure says, and gives what it was before."""
    if not measure.restricts:
        return {}
    entry = locked_entry(report)
    if not entry.is_published:
        raise ValidationError(HIDDEN)
    before = standing_of(entry)
    if measure is Measure.MERGED:
        entry.merged_into = double_in(report)
        if entry.merged_into is None:
            raise ValidationError("The other entry is not known, or no longer published.")
    else:
        entry.state = State.ARCHIVED if measure is Measure.ARCHIVED else State.DRAFT
    if measure is Measure.ARCHIVED and problem_of(report) is Problem.GONE and report.entry_kind in ENDING:
        setattr(entry, *ENDING[report.entry_kind])
    keep(entry, report, by, measure.value)
    return {"before": before, "after": standing_of(entry)}


def standing_of(entry: Entry) -> dict:
    """What a measure may change of an entry, by field."""
    fields = ["state", "merged_into_id", *(field for field, _ in ENDING.values() if hasattr(entry, field))]
    return {field: getattr(entry, field) for field in fields}


def put_back(report: Submission, details: dict, by) -> None:
    if "before" not in details:
        return
    entry = locked_entry(report)
    if standing_of(entry) != details["after"]:
        raise ChangedSince(["state"])
    for field, value in details["before"].items():
        setattr(entry, field, value)
    keep(entry, report, by, "taken back")


def keep(entry: Entry, report: Submission, by, what: str) -> None:
    entry.clean()
    with one_version(entry, by, f"{report}: {what}"):
        entry.save()


def state_reasons(decision: Event) -> Statement:
    """Keeps the statement of reasons for a measure, and mails it to the author when an address is known."""
    address, language = author_of(entry_of(decision.submission))
    told = outcome(decision) | {
        "link": links.objecting(decision, language),
        "is_notice": decision.submission.is_notice,
        "is_law": decision.reason in (Ground.LAW, Ground.RIGHTS),
    }
    if address:
        post(STATEMENT, address, f"statement:{decision.pk}", language, **told)
    text = write(STATEMENT, language, **told).text
    return Statement.objects.create(decision=decision, address=address, language=language, text=text)


def tell_outcome(decision: Event, template: str, **context) -> None:
    tell(decision.submission, template, f"decided:{decision.pk}", **outcome(decision), **context)


def outcome(decision: Event) -> dict:
    """A decision in words."""
    measure = decision.details.get("measure")
    reasons = Ground if measure else Dismissal
    return {
        "name": decision.submission.title,
        "measure": Measure(measure).label if measure else "",
        "reason": reasons(decision.reason).label if decision.reason else "",
        "text": decision.text,
    }

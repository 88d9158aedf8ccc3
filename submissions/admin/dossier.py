"""All that a moderator is shown about a case."""

import dataclasses
import math
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import Field, ModelMultipleChoiceField
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from submissions import doubles
from submissions.actions import correcting, entering, moderating, reporting
from submissions.actions.stages import last_decision
from submissions.differences import Difference, of_lists, of_texts
from submissions.entries import KINDS, entry_of
from submissions.forms.correcting import Today
from submissions.forms.fields import LinesField, TermWordsField, web_address
from submissions.models import Event, Kind, Submission
from submissions.models.submission import NOTICE
from submissions.reading import Line, facts, in_words, line, line_of
from submissions.reasons import BY_CODE
from submissions.reports import Dismissal, Ground, Measure

OTHERS_SHOWN = 10
WHO_KNOWS = {"inside": "works there or takes part", "partner": "works with them", "outside": "knows it from outside"}


@dataclass
class Answer:
    """One field of something new, with what keeps it from being published."""

    line: Line
    errors: list[str] = dataclasses.field(default_factory=list)

    @property
    def addresses(self) -> list[str]:
        """Of fields for web addresses: what stands in them, where all of it can be followed."""
        typed = "\n".join(self.line.values).split() if self.line.name in ("website", "links") else []
        found = [website_in(one) for one in typed]
        return found if all(found) else []


@dataclass
class Change:
    """One field of a correction; `today` where somebody has changed it since."""

    label: str
    difference: Difference
    is_list: bool
    today: str = ""
    errors: list[str] = dataclasses.field(default_factory=list)


def new_parts(case: Submission) -> list[dict]:
    """What was typed into the fields of each part; empty ones are named together."""
    found = []
    for part, form in entering.forms_of(case).items():
        answers = [Answer(line_of(case, form[name]), form.errors.get(name, [])) for name in form.fields]
        written = [answer for answer in answers if answer.line.values or answer.errors]
        empty = [answer.line.label for answer in answers if answer not in written]
        found.append({"title": capfirst(part), "answers": written, "empty": empty, "doubles": doubles_of(case, part)})
    return found


def doubles_of(case: Submission, part: str) -> list:
    typed = {name: case.answer(part, name) for name in ("name", "website", "country", "locality")}
    made = getattr(case, part)
    found = doubles.likely(part, **typed, everything=True) if typed["name"] else []
    others = [one for one in found if (one.entry or one.submission) not in (case, made)]
    return [{"double": one, "edit": editing(one.entry or one.submission)} for one in others]


def changes_of(case: Submission) -> list[Change]:
    """Field by field, in the order of the form; nothing once the entry is gone."""
    entry = entry_of(case)
    if entry is None:
        return []
    today = Today(entry)
    changes = {name: case.changes[name] for name in today.fields if name in case.changes}
    form, conflicts = today.with_changes(changes), correcting.conflicts(case)
    return [
        change_of(field, name, changes[name], conflicts.get(name), form.errors.get(name, []))
        for name, field in form.fields.items()
    ]


def change_of(shown: Field, name: str, change: dict, today: list[str] | None, errors: list[str]) -> Change:
    before, after = (things(shown, change[side]) for side in ("before", "after"))
    is_list = isinstance(shown, ModelMultipleChoiceField | TermWordsField | LinesField)
    difference = of_lists(before, after) if is_list else of_texts(*("\n".join(side) for side in (before, after)))
    now = "" if today is None else ", ".join(things(shown, today)) or "nothing"
    return Change(str(shown.label or capfirst(name)), difference, is_list, now, errors)


def things(shown: Field, typed: list[str]) -> list[str]:
    """The values in words, also of fields in which several are written at once."""
    words = in_words(shown, typed)
    if isinstance(shown, TermWordsField):
        words = re.split(r"[,;\n]", ", ".join(words))
    elif isinstance(shown, LinesField):
        words = "\n".join(words).splitlines()
    return [word.strip() for word in words if word.strip()]


def told(case: Submission) -> list[dict]:
    """What stands beside a correction, or makes up a report: the source, a note, the facts."""
    return [{"label": one.label, "text": one.text, "website": website_in(one.text)} for one in facts(case)]


def website_in(text: str) -> str:
    """The address that the text is, as a browser follows it; nothing where it is anything else."""
    try:
        return web_address(text) if len(text.split()) == 1 else ""
    except ValidationError:
        return ""


def entries_today(case: Submission) -> list[dict]:
    """The entry that a report is about, and the other one of a double, as their forms would show them."""
    other = reporting.double_in(case) if case.kind == Kind.REPORT and case.entry_kind in KINDS else None
    return [
        {"title": entry.name, "state": entry.get_state_display(), "lines": written_in(Today(entry))}
        for entry in (entry_of(case), other)
        if entry
    ]


def written_in(today: Today) -> list[Line]:
    lines = [line(today.form[name]) for name in today.fields]
    return [one for one in lines if one.values]


def history_of(case: Submission) -> list[dict]:
    events = case.events.select_related("by")
    return [{"event": event, "reason": reason_in_words(case, event)} for event in events]


def reason_in_words(case: Submission, event: Event) -> str:
    """The reason of a decision, of a report with what was done."""
    if case.kind != Kind.REPORT:
        return BY_CODE[event.reason].label if event.reason in BY_CODE else event.reason
    words = dict((Ground if event.kind == Event.Kind.ACCEPTED else Dismissal).choices)
    measure = dict(Measure.choices).get(event.details.get("measure"), "")
    said = [measure.partition(":")[0], str(words.get(event.reason, event.reason))]
    return capfirst(": ".join(filter(None, said)))


def about_of(case: Submission) -> dict | None:
    """The decision that an objection is about."""
    return case.about and {"case": case.about, "history": history_of(case.about)}


def others_of(case: Submission) -> list[Submission]:
    """What else came from the same address, newest first."""
    same = Submission.objects.confirmed().filter(address=case.address).exclude(pk=case.pk)
    return list(same.order_by("-received_at")[:OTHERS_SHOWN]) if case.address else []


def entries_of(case: Submission) -> list[dict]:
    entries = [entry for entry in (case.organisation, case.project, entry_of(case)) if entry]
    return [{"entry": entry, "edit": editing(entry)} for entry in entries]


def editing(entry) -> str:
    return reverse(f"admin:{entry._meta.app_label}_{entry._meta.model_name}_change", args=[entry.pk])


# The queue around a case


def beside(case: Submission):
    """The queue that the case is in: quarantine is one of its own."""
    waiting = Submission.objects.waiting()
    return waiting.in_quarantine() if case.is_in_quarantine else waiting.out_of_quarantine()


def after(case: Submission) -> Q:
    return Q(received_at__gt=case.received_at) | Q(received_at=case.received_at, pk__gt=case.pk)


def neighbours_of(case: Submission) -> dict:
    queue = beside(case).exclude(pk=case.pk)
    return {
        "previous": queue.exclude(after(case)).order_by("-received_at", "-pk").first(),
        "next": queue.filter(after(case)).first(),
    }


def next_for(user, case: Submission) -> Submission | None:
    """The next case for this moderator: nobody else has it, and it waits for no answer; notices come first."""
    free = beside(case).filter(Q(assigned_to=None) | Q(assigned_to=user), stage=Submission.Stage.RECEIVED)
    free = free.exclude(pk=case.pk)
    return free.filter(NOTICE).first() or free.filter(after(case)).first() or free.first()


def minutes_left(case: Submission) -> int:
    """For how long the last decision can be undone."""
    if not moderating.can_be_undone(case):
        return 0
    return math.ceil((moderating.undo_until(case) - timezone.now()).total_seconds() / 60)


def dossier(case: Submission) -> dict:
    parts = new_parts(case) if case.kind == Kind.JOIN else []
    changes = changes_of(case) if case.kind == Kind.CORRECTION else []
    return {
        "case": case,
        "parts": parts,
        "changes": changes,
        "needs_mending": any(answer.errors for part in parts for answer in part["answers"])
        or any(change.errors for change in changes),
        "told": told(case),
        "today": entries_today(case) if case.kind in (Kind.REPORT, Kind.OBJECTION) else [],
        "about": about_of(case),
        "relation": WHO_KNOWS.get(case.answer("person", "relation"), ""),
        "pictures": case.pictures.defer("image"),
        "findings": sorted(case.findings, key=lambda finding: -finding["points"]),
        "history": history_of(case),
        "others": others_of(case),
        "entries": entries_of(case),
        "decision": last_decision(case) if case.is_decided else None,
        "minutes_left": minutes_left(case),
        **neighbours_of(case),
    }

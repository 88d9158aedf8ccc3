"""From what somebody changed in the form of an entry to the entry itself, and back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from core.models import Entry
from core.versions import one_version
from submissions.actions.sending import send
from submissions.answers import Answers
from submissions.entries import entry_of, locked_entry
from submissions.forms.correcting import Changes, Correction, Today
from submissions.models import Kind, Submission

# In the answers: what stands beside the changes, and what the entry was called.
PART, ABOUT = "correction", "entry"
# By field, the rows that it stands for, and what each of them says.
ROWS = {
    "other_names": ("names", ("name", "kind", "language")),
    "organisations": ("participations", ("organisation_id", "role")),
}


class ChangedSince(Exception):
    """Somebody changed the same fields meanwhile; nothing was done. `fields` are their names."""

    def __init__(self, fields: list[str]):
        self.fields = fields
        super().__init__(f"Changed by somebody since: {', '.join(fields)}. Nothing was put back.")


def suggest(correction: Correction, signals: dict) -> Submission:
    """Keeps a valid correction and asks for a confirmation of the address; the same form makes one submission."""
    typed = correction.source.cleaned_data
    return send(
        Kind.CORRECTION,
        typed["stamp"].nonce,
        signals,
        agreed=True,
        entry_kind=correction.entry.kind_name(),
        entry_number=correction.entry.pk,
        person_name=typed["person_name"],
        address=typed["address"],
        changes=correction.changes,
        answers={
            PART: {"source": [typed["source"]], "note": [typed["note"]]},
            ABOUT: {"name": [correction.entry.name]},
        },
    )


def conflicts(submission: Submission) -> Answers:
    """By field, the values of today, where they are neither what the sender saw nor what the sender wants."""
    entry = entry_of(submission)
    today = Today(entry).values if entry else {}
    return {
        name: today[name]
        for name, change in submission.changes.items()
        if name in today and today[name] not in (change["before"], change["after"])
    }


@transaction.atomic
def apply(submission: Submission, changes: Changes, by) -> dict:
    """Puts changes, those of the submission or edited ones, on its entry, and gives what `undo` needs, as JSON.

    Of `changes` only "after" is read: by field, the values as a form posts them. The stage of the submission is left
    as it is. `ValidationError`, with messages by field, when the entry is gone or a value cannot be taken; nothing is
    changed then.
    """
    entry = locked_entry(submission, merged=False)
    today, checked_on = Today(entry), entry.checked_on
    changes = {name: change for name, change in changes.items() if name in today.fields}
    if submission.answer(PART, "source"):
        entry.checked_on = timezone.localdate()
    rows = rows_of(entry, changes)
    save(today.with_changes(changes), submission, by)
    after = Today(entry_of(submission)).values
    return {
        "changes": {name: {"before": today.values[name], "after": after[name]} for name in changes},
        "rows": rows,
        "checked_on": checked_on and checked_on.isoformat(),
    }


@transaction.atomic
def undo(submission: Submission, applied: dict, by) -> None:
    """Puts back what `apply` changed; `applied` is what it gave.

    `ChangedSince` when somebody changed one of the fields meanwhile, `ValidationError` when the entry is gone or a
    value of before cannot be put back by itself.
    """
    entry = locked_entry(submission, merged=False)
    today, changes = Today(entry), applied["changes"]
    if touched := [name for name, change in changes.items() if today.values.get(name) != change["after"]]:
        raise ChangedSince(touched)
    entry.checked_on = applied["checked_on"] and date.fromisoformat(applied["checked_on"])
    form = today.with_changes(changes, side="before", lenient=True)
    if form.is_valid():
        bring_back_rows(entry, applied["rows"])
    save(form, submission, by, "taken back")


def rows_of(entry: Entry, changes: Changes) -> dict[str, list[dict]]:
    """By field, the rows behind it with all that they say, such as the roles in a project, which no field shows."""
    return {name: list(getattr(entry, ROWS[name][0]).values(*ROWS[name][1])) for name in changes if name in ROWS}


def bring_back_rows(entry: Entry, rows: dict[str, list[dict]]) -> None:
    for name, had in rows.items():
        for row in had:
            getattr(entry, ROWS[name][0]).get_or_create(**row)


def save(form, submission: Submission, by, what: str = "accepted") -> None:
    if form.errors:
        raise ValidationError(form.errors.as_data())
    with one_version(form.instance, by, f"{submission} {what}"):
        form.save()

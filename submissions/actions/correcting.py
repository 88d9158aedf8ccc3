"""From what somebody changed in the form of an entry to the entry itself, and back."""

from django.core.exceptions import ValidationError
from django.db import transaction

from core.models import Entry
from core.versions import one_version
from submissions.answers import Answers
from submissions.entries import KINDS, entry_of
from submissions.forms.correcting import Changes, form_of_changes, values_today
from submissions.models import Submission

PART, ABOUT = "correction", "entry"
GONE = "This entry is no longer in the directory, or another one stands in for it."


class ChangedSince(Exception):
    """Somebody changed the same fields meanwhile; nothing was done. `fields` are their names."""

    def __init__(self, fields: list[str]):
        self.fields = fields
        super().__init__(f"Changed by somebody since: {', '.join(fields)}. Nothing was put back.")


def conflicts(submission: Submission) -> Answers:
    """By field, the values of today, where they are neither what the sender saw nor what the sender wants."""
    entry = entry_of(submission)
    today = values_today(entry) if entry else {}
    return {
        name: today[name]
        for name, change in submission.changes.items()
        if name in today and today[name] not in (change["before"], change["after"])
    }


@transaction.atomic
def apply(submission: Submission, changes: Changes, by) -> dict:
    entry = locked_entry(submission)
    before = values_today(entry)
    save(entry, form_of_changes(entry, changes), submission, by)
    after = values_today(KINDS[submission.entry_kind].objects.get(pk=entry.pk))
    return {"changes": {name: {"before": before[name], "after": after[name]} for name in changes}}


@transaction.atomic
def undo(submission: Submission, applied: dict, by) -> None:
    entry = locked_entry(submission)
    today, changes = values_today(entry), applied["changes"]
    if touched := [name for name, change in changes.items() if today[name] != change["after"]]:
        raise ChangedSince(touched)
    save(entry, form_of_changes(entry, changes, side="before"), submission, by)


def locked_entry(submission: Submission) -> Entry:
    found = KINDS[submission.entry_kind].objects.select_for_update().filter(pk=submission.entry_number)
    if entry := found.filter(merged_into=None).first():
        return entry
    raise ValidationError(GONE)


def save(entry: Entry, form, submission: Submission, by) -> None:
    if form.errors:
        raise ValidationError(form.errors.as_data())
    with one_version(form.instance, by, f"{submission} accepted"):
        form.save()

"""The entries that people write about, each kind by the name that it has in addresses."""

from core.models import Entry
from submissions.forms.entries import FORMS
from submissions.models import Submission

KINDS: dict[str, type[Entry]] = {kind: form.Meta.model for kind, form in FORMS.items()}


def kind_of(entry: Entry) -> str:
    return entry._meta.model_name


def entry_of(submission: Submission) -> Entry | None:
    """The entry that a submission is about, whatever its state; nothing once it is deleted."""
    model = KINDS.get(submission.entry_kind)
    return model.objects.filter(number=submission.entry_number).first() if model else None

"""Corrections of published entries."""

from django.db import transaction

from core.versions import one_version
from submissions.answers import as_post, values_of
from submissions.forms.entries import FORMS
from submissions.models import Submission
from submissions.subjects import MODELS


@transaction.atomic
def apply(submission: Submission, changes: dict, by) -> dict:
    """Gives the fields of the entry their new values; gives the changes that would take them back."""
    entry = MODELS[submission.entry_kind].objects.select_for_update().get(pk=submission.entry_number)
    form_class = FORMS[submission.entry_kind]
    today = values_of(form_class, entry)
    form = form_class(
        as_post({name: change["after"] for name, change in changes.items()}), instance=entry, only=tuple(changes)
    )
    if not form.is_valid():
        raise ValueError(form.errors)
    with one_version(entry, by, f"Accepted: {submission}"):
        form.save()
    return {name: {"before": change["after"], "after": today[name]} for name, change in changes.items()}

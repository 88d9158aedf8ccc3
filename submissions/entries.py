"""The entries that people write about, each kind by the name that it has in addresses."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve

from core.models import Entry
from core.views import EntryPage
from submissions.forms.entries import FORMS
from submissions.models import Submission

GONE = "This entry is no longer in the directory, or another one stands in for it."
KINDS: dict[str, type[Entry]] = {kind: form.Meta.model for kind, form in FORMS.items()}


def entry_of(submission: Submission) -> Entry | None:
    """The entry that a submission is about, whatever its state; nothing once it is deleted."""
    model = KINDS.get(submission.entry_kind)
    return model.objects.filter(number=submission.entry_number).first() if model else None


def locked_entry(submission: Submission, merged: bool = True) -> Entry:
    """The entry that a submission is about, which nobody else can change until the transaction ends.

    An error when there is none any more, or, unless merged ones are wanted, when another one stands in for it.
    """
    found = KINDS[submission.entry_kind].objects.select_for_update(of=("self",)).filter(pk=submission.entry_number)
    entry = (found if merged else found.filter(merged_into=None)).first()
    if entry is None:
        raise ValidationError(GONE)
    return entry


def double_of(entry: Entry, text: str) -> Entry:
    """The published entry of the same kind that is named by its address or number; an error says what is wrong."""
    model = type(entry)
    number = number_in(text, model)
    found = model.objects.published().filter(number=number).first() or model.objects.standing_in_for(number)
    if found is None:
        raise ValidationError(f"We found no {model._meta.verbose_name} of this address or number here.")
    if found == entry:
        raise ValidationError("This is the same page. Give the address of the other one.")
    return found


def number_in(text: str, model: type[Entry]) -> int:
    text = text.strip()
    if re.fullmatch("[0-9]{1,9}", text):
        return int(text)
    kind, number = entry_at(text)
    if kind is not None and kind is not model:
        raise ValidationError(f"That is a {kind._meta.verbose_name}. Give the address of a {model._meta.verbose_name}.")
    if number is None:
        raise ValidationError("Give the address of its page on this site, or the number in that address.")
    return number


def entry_at(address: str) -> tuple[type[Entry] | None, int | None]:
    """The kind and the number of the entry whose page has this address, with or without our host before it."""
    try:
        parts = urlsplit(address)
        found = resolve(parts.path) if parts.netloc in ("", urlsplit(settings.SITE_URL).netloc) else None
    except (ValueError, Resolver404):
        return None, None
    page = getattr(found and found.func, "view_class", None)
    return (page.model, found.kwargs["number"]) if page and issubclass(page, EntryPage) else (None, None)

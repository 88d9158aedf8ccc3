"""The entries that people write about, each kind by the name that it has in addresses."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from core.language_addresses import language_of
from core.models import Entry
from core.views import EntryPage
from submissions.forms.entries import FORMS
from submissions.models import Submission

GONE = _("This entry is no longer in the directory, or another one stands in for it.")


class Words(NamedTuple):
    """What is said of a kind of entry to somebody who names one."""

    not_found: str
    that_is: str
    wanted: str


WORDS = {
    "organisation": Words(
        _("We found no organisation of this address or number here."),
        _("That is an organisation."),
        _("Give the address of an organisation."),
    ),
    "project": Words(
        _("We found no project of this address or number here."),
        _("That is a project."),
        _("Give the address of a project."),
    ),
    "casestudy": Words(
        _("We found no case study of this address or number here."),
        _("That is a case study."),
        _("Give the address of a case study."),
    ),
    "post": Words(
        _("We found no post of this address or number here."),
        _("That is a post."),
        _("Give the address of a post."),
    ),
}
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
    words, number = WORDS[entry.kind_name()], number_in(text, model)
    found = model.objects.published().filter(number=number).first() or model.objects.standing_in_for(number)
    if found is None:
        raise ValidationError(words.not_found)
    if found == entry:
        raise ValidationError(gettext("This is the same page. Give the address of the other one."))
    return found


def number_in(text: str, model: type[Entry]) -> int:
    text = text.strip()
    if re.fullmatch("[0-9]{1,9}", text):
        return int(text)
    kind, number = entry_at(text)
    if kind is not None and kind is not model:
        raise ValidationError(f"{WORDS[kind.kind_name()].that_is} {WORDS[model.kind_name()].wanted}")
    if number is None:
        raise ValidationError(gettext("Give the address of its page on this site, or the number in that address."))
    return number


def entry_at(address: str) -> tuple[type[Entry] | None, int | None]:
    """The kind and the number of the entry whose page has this address, in any language, with our host or without."""
    try:
        parts = urlsplit(address)
        is_ours = parts.netloc in ("", urlsplit(settings.SITE_URL).netloc)
        with override(language_of(parts.path)):
            found = resolve(parts.path) if is_ours else None
    except (ValueError, Resolver404):
        return None, None
    page = getattr(found and found.func, "view_class", None)
    return (page.model, found.kwargs["number"]) if page and issubclass(page, EntryPage) else (None, None)

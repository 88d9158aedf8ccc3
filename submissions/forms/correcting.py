"""The form of an entry with nothing but what somebody changed."""

import copy

from core.models import Entry
from submissions.answers import Answers, as_post, values_of
from submissions.forms.entries import FORMS, EntryForm

# By field, what a form would have posted, and what it did post.
Changes = dict[str, dict[str, list[str]]]


def values_today(entry: Entry) -> Answers:
    return values_of(FORMS[entry._meta.model_name], entry)


def form_of_changes(entry: Entry, changes: Changes, side: str = "after", lenient: bool = False) -> EntryForm:
    values = {name: change[side] for name, change in changes.items()}
    return FORMS[entry._meta.model_name](as_post(values), instance=copy.copy(entry), only=tuple(values))

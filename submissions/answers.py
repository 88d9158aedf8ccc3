"""Between what was typed and what it means: answers are kept as a form posts them and read by the forms."""

from django import forms
from django.db.models import Model
from django.http import QueryDict

from core.models import Entry
from submissions.forms.entries import FORMS
from submissions.forms.entry import EntryForm
from submissions.forms.person import PersonForm
from submissions.models import Submission

Answers = dict[str, list[str]]
# Beyond what any field takes, so that somebody who wrote too much can shorten it.
LONGEST_VALUE = 100_000
MOST_VALUES = 200


def typed(data: QueryDict, fields) -> Answers:
    """What a post holds of these fields, as it can be kept."""
    return {name: [kept(value) for value in data.getlist(name)[:MOST_VALUES]] for name in fields if name in data}


def kept(value: str) -> str:
    # The database cannot hold this character, and no browser sends it.
    return value[:LONGEST_VALUE].replace("\0", "")


def as_post(answers: Answers) -> QueryDict:
    """The answers as the forms take them."""
    data = QueryDict(mutable=True)
    for name, values in answers.items():
        data.setlist(name, values)
    return data


def form_for(submission: Submission, part: str, step: str | None = None) -> EntryForm | PersonForm:
    """The form of a part, or of one step of it, filled in with what was typed, so that it knows what is wrong."""
    answers = as_post(submission.answers.get(part, {}))
    if part == "person":
        return PersonForm(answers)
    form = FORMS[part]
    return form(answers, initial={"language": submission.language_of(part)}, only=form.steps[step] if step else None)


def begun(submission: Submission, part: str, step: str) -> EntryForm | PersonForm:
    """The same form as it stands before anybody says what is wrong with it."""
    form = form_for(submission, part, step)
    written = {name: form[name].value() for name in form.fields if name in form.data}
    if part == "person":
        return PersonForm(initial=written)
    return type(form)(initial={"language": submission.language_of(part)} | written, only=tuple(form.fields))


def values_of(form_class: type[EntryForm], entry: Entry) -> Answers:
    """What the form of an entry would post if nobody changed anything."""
    form = form_class(instance=entry)
    return {name: as_typed(form[name]) for name in form.fields}


def as_typed(field: forms.BoundField) -> list[str]:
    """What stands in a field as a list of texts; nothing chosen is an empty list, nothing written an empty text."""
    value = field.value()
    if isinstance(field.field, forms.ModelMultipleChoiceField):
        return [str(one.pk if isinstance(one, Model) else one) for one in value or ()]
    shown = field.field.prepare_value(value)
    return ["" if shown is None else str(shown)]

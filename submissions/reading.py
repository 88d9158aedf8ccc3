"""What was typed, as a reader sees it: the names of what was chosen instead of their numbers."""

from dataclasses import dataclass

from django import forms

from submissions.answers import as_typed, form_for
from submissions.forms.entries import FORMS
from submissions.models import Submission

LONG = 120


@dataclass(frozen=True)
class Line:
    """One field: its label, and its values in words; several where several were chosen or written."""

    name: str
    label: str
    values: list[str]

    @property
    def text(self) -> str:
        return ", ".join(self.values)

    @property
    def is_long(self) -> bool:
        return len(self.text) > LONG or "\n" in self.text


@dataclass(frozen=True)
class Section:
    """The lines of one step of a part: "organisation", "where"."""

    part: str
    step: str
    lines: list[Line]


def sections(submission: Submission) -> list[Section]:
    """What is in a submission of a new entry, in the order in which it was asked; empty fields are in it, too."""
    found = []
    for part in submission.parts:
        form = form_for(submission, part)
        for step, names in FORMS[part].steps.items():
            found.append(Section(part, step, [line(form[name]) for name in names]))
    return found


def line(field: forms.BoundField) -> Line:
    return Line(field.name, str(field.label), in_words(field.field, as_typed(field)))


def in_words(field: forms.Field, typed: list[str]) -> list[str]:
    """What was typed into a field as a reader sees it; what cannot be chosen is left out."""
    if isinstance(field, forms.ModelMultipleChoiceField | forms.ModelChoiceField):
        numbers = [one for one in typed if one.isascii() and one.isdigit() and len(one) < 10]
        return [str(one) for one in field.queryset.filter(pk__in=numbers)]
    if isinstance(field, forms.ChoiceField):
        # Choices may stand in groups, and may be made when they are asked for.
        labels = {str(value): str(label) for value, label in field.choices if not isinstance(label, list | tuple)}
        return [labels[one] for one in typed if one and one in labels]
    return [one for one in typed if one.strip()]

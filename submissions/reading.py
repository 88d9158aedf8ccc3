"""What was typed, as a reader sees it: the names of what was chosen instead of their numbers."""

from dataclasses import dataclass, replace

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from submissions.answers import as_typed, form_for
from submissions.forms.correcting import SourceForm
from submissions.forms.entries import FORMS
from submissions.forms.entry import is_prose
from submissions.forms.reporting import FORMS as REPORT_FORMS
from submissions.forms.reporting import ObjectionForm
from submissions.models import Kind, Submission
from submissions.reports import Problem

LONG = 120


@dataclass(frozen=True)
class Line:
    """One field: its label, and its values in words; several where several were chosen or written."""

    name: str
    label: str
    values: list[str]
    # Of what is written in the language of the entry's texts.
    language: str = ""

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
            lines = [line_of(submission, form[name]) for name in names]
            found.append(Section(part, step, in_language(lines, form, submission.language_of(part))))
    return found


def in_language(lines: list[Line], form: forms.BaseForm, language: str) -> list[Line]:
    """The lines, those with words of the writer's own in a language."""
    return [replace(one, language=language) if is_prose(form.fields[one.name]) else one for one in lines]


def line_of(submission: Submission, field: forms.BoundField) -> Line:
    """A line of a new entry; an organisation that is sent along with its project takes part in it."""
    read = line(field)
    along = submission.answer("organisation", "name") if field.name == "organisations" else ""
    if not along:
        return read
    return replace(read, values=[along, *read.values], language=submission.language_of("organisation"))


def facts(submission: Submission) -> list[Line]:
    """What stands beside a correction, or makes up a report or an objection: the source, a note, the facts."""
    own = (*submission.parts, "person", "entry")
    left = [answers for part, answers in submission.answers.items() if part not in own]
    typed = {name: values for answers in left for name, values in answers.items()}
    labels = labels_of(submission)
    return [
        Line(name, labels.get(name) or capfirst(name.replace("_", " ")), [text])
        for name in sorted(typed, key=[*labels, *typed].index)
        if (text := said(name, "\n".join(typed[name]).strip()))
    ]


def labels_of(submission: Submission) -> dict[str, str]:
    """What the fields were called that the sender filled in, in their order."""
    report = REPORT_FORMS.get(submission.answer("report", "problem"))
    form = {Kind.CORRECTION: SourceForm, Kind.REPORT: report, Kind.OBJECTION: ObjectionForm}.get(submission.kind)
    fields = form.base_fields if form else {}
    return {"problem": _("Problem")} | {name: str(shown.label) for name, shown in fields.items() if shown.label}


def said(name: str, text: str) -> str:
    if name == "problem":
        return str(Problem(text).label) if text in Problem.values else text
    return _("Yes") if text == "True" else text


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

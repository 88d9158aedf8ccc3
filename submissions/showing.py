"""What stands in a submission as blocks of a page: to check it before it is sent, and to read it afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from submissions.answers import as_typed, form_for
from submissions.entries import entry_of
from submissions.forms.entries import FORMS
from submissions.forms.entry import is_prose
from submissions.forms.pictures import LABELS
from submissions.journey import PERSON, Step
from submissions.models import Submission
from submissions.reading import Line, facts, in_words, sections


@dataclass(frozen=True)
class Block:
    id: str
    title: str
    lines: list[Line]
    pictures: list = field(default_factory=list)
    # Where it can be changed.
    address: str = ""
    # Of the words that belong to the pictures.
    language: str = ""


def draft_blocks(draft: Submission) -> list[Block]:
    """All lines of a draft, also the empty ones, each block with the way to its step."""
    return [block(draft, Step(section.part, section.step), section.lines, True) for section in sections(draft)]


def person_block(draft: Submission) -> Block:
    """Who sends it; that the licence is agreed to is told beside it."""
    form = form_for(draft, "person")
    asked = [name for name in form.fields if name != "consent"]
    lines = [Line(name, str(form[name].label), in_words(form[name].field, as_typed(form[name]))) for name in asked]
    return Block("person", PERSON.title, lines, address=PERSON.address(draft))


def sent_blocks(submission: Submission) -> list[Block]:
    """What was sent, without what was left empty."""
    found = [
        block(submission, Step(section.part, section.step), [line for line in section.lines if line.values])
        for section in sections(submission)
    ]
    found += [Block("changes", _("Changed to"), list(changed(submission)))]
    found += [Block("facts", _("What you wrote about it"), facts(submission))]
    return [one for one in found if one.lines or one.pictures]


def block(submission: Submission, step: Step, lines: list[Line], can_change: bool = False) -> Block:
    pictures = list(submission.pictures.filter(part=step.part).defer("image")) if step.picture_uses else []
    for picture in pictures:
        picture.name = LABELS[picture.use]
    address = step.address(submission) if can_change else ""
    language = submission.language_of(step.part)
    return Block(f"{step.part}-{step.name}", step.title, lines, pictures, address, language)


def changed(submission: Submission) -> Iterator[Line]:
    """The new values of the fields that a correction changes."""
    form, entry = FORMS.get(submission.entry_kind), entry_of(submission)
    for bound in form() if form else ():
        name, change = bound.name, submission.changes.get(bound.name)
        if isinstance(change, dict):
            language = entry.language if entry and is_prose(bound.field) else ""
            values = in_words(bound.field, list(change.get("after") or [])) or ["–"]
            yield Line(name, str(bound.label), values, language)

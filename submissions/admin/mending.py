"""What a moderator makes of a submission before accepting it: the forms of entries, filled in with what was sent."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from submissions.actions import entering
from submissions.answers import Answers, typed
from submissions.entries import entry_of
from submissions.forms.correcting import Today
from submissions.forms.entry import EntryForm
from submissions.forms.together import Together
from submissions.models import Event, Kind, Submission, SubmittedPicture


class PictureForm(forms.Form):
    left_out = forms.BooleanField(label="Leave this picture out", required=False)
    alternative_text = forms.CharField(
        label="What it shows, for people who cannot see it",
        max_length=300,
        error_messages={"required": "Say in a few words what it shows."},
    )
    credit = forms.CharField(label="Who made it, and its licence", max_length=200, required=False)

    def __init__(self, picture: SubmittedPicture, data: QueryDict | None):
        super().__init__(data, prefix=f"picture-{picture.pk}", initial={"alternative_text": picture.alternative_text})
        self.picture = picture
        self.initial["credit"] = picture.credit
        if self.is_bound and self.add_prefix("left_out") in self.data:
            self.fields["alternative_text"].required = False


@dataclass
class Mending:
    """The forms by part; `edits` is what `moderating.accept` takes."""

    forms: dict[str, EntryForm]
    pictures: list[PictureForm]
    edits: dict
    is_sent: bool
    seen: int | None

    @classmethod
    def of(cls, case: Submission, data: QueryDict | None) -> "Mending | None":
        """Nothing for what has no form: a report, or a correction of an entry that is gone."""
        make = {Kind.JOIN: of_new, Kind.CORRECTION: of_correction}.get(case.kind)
        found = make(case, data) if make else None
        if found is None:
            return None
        edits, entry_forms = found
        pictures = [PictureForm(picture, data) for picture in case.pictures.all()]
        if data is not None and (pictured := picture_edits(pictures)):
            edits = edits | {"pictures": pictured}
        seen = (data or {}).get("seen", "")
        return cls(entry_forms, pictures, edits, data is not None, int(seen) if is_number(seen) else None)

    def is_valid(self) -> bool:
        return self.is_sent and not self.together.errors

    @property
    def together(self) -> Together:
        return Together([*self.forms.values(), *self.pictures])


def is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def of_new(case: Submission, data: QueryDict | None) -> tuple[dict, dict[str, EntryForm]]:
    edits = edits_before(case)
    if data is not None:
        edits = {}
        for part, form in entering.forms_of(case).items():
            if changed := changed_in(data, list(form.fields), case.answers[part], f"{part}-"):
                edits[part] = changed
    shown = entering.forms_of(case, edits)
    if "project" in shown:
        offer_what_is_chosen(shown["project"], case)
    return edits, shown


def edits_before(case: Submission) -> dict:
    """What a moderator made of it before the acceptance that was taken back: it is not to be done again."""
    accepted = case.events.filter(kind=Event.Kind.ACCEPTED).last()
    edits = accepted.details.get("edits", {}) if accepted else {}
    return {name: edit for name, edit in edits.items() if name != "pictures"}


def offer_what_is_chosen(form: EntryForm, case: Submission) -> None:
    """Of the organisations that may take part only those that the sender chose: they are too many to choose from."""
    numbers = [number for number in case.answers["project"].get("organisations", []) if is_number(number)]
    chosen = form.fields["organisations"].queryset.filter(pk__in=numbers)
    form.fields["organisations"].widget.choices = [(one.pk, one.name) for one in chosen]
    if not chosen:
        del form.fields["organisations"]


def of_correction(case: Submission, data: QueryDict | None) -> tuple[dict, dict[str, EntryForm]] | None:
    entry = entry_of(case)
    if entry is None:
        return None
    today = Today(entry)
    sent = {name: change["after"] for name, change in case.changes.items() if name in today.fields}
    edits = changed_in(data, list(sent), sent) if data is not None else edits_before(case)
    form = today.with_changes({name: {"after": edits.get(name, after)} for name, after in sent.items()})
    return edits, {case.entry_kind: form}


def changed_in(data: QueryDict, names: list[str], sent: Answers, prefix: str = "") -> Answers:
    """What was posted and is not what was sent."""
    posted = typed(data, [prefix + name for name in names])
    found = {name: posted.get(prefix + name, []) for name in names}
    return {name: values for name, values in found.items() if alike(values) != alike(sent.get(name, []))}


def alike(values: list[str]) -> list[str]:
    """A browser ends lines with two characters, sends nothing for no ticks, and ticks in the order of the page."""
    return sorted(value.replace("\r\n", "\n") for value in values if value)


def picture_edits(pictures: list[PictureForm]) -> dict[str, dict]:
    """By the number of a picture, as a text, what to make of it, where that is not what was sent."""
    return {str(form.picture.pk): form.cleaned_data for form in pictures if form.is_valid() and form.has_changed()}

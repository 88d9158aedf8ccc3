"""The form of an entry with today's values, and what somebody changed in it."""

import copy
import hashlib
import json

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.models import Entry
from submissions.answers import Answers, as_post, as_typed, typed
from submissions.forms.entries import FORMS
from submissions.forms.entry import EntryForm
from submissions.forms.person import SenderForm
from submissions.forms.together import Together

# By field, what a form would have posted, and what it did post.
Changes = dict[str, dict[str, list[str]]]

# The names of the steps, as headings of a page that has them all.
GROUPS = {
    "what": _("What it is"),
    "where": _("Where and when"),
    "work": _("What it works on"),
    "story": _("The longer text"),
}
ABOUT = ((_("How you know it"), ("source", "note")), (_("Who you are"), ("person_name", "address")))
# Asked of who adds a project, for all its organisations at once.
NOT_ASKED = ("role",)
# Far too many to choose from all of them: what an entry has can be taken away.
FROM_ITS_OWN = {"organisations"}
OWN_HELP = _("Take the tick away from one that does not take part. One is missing? Say so in the note.")


class SourceForm(SenderForm):
    """How somebody knows what they correct, and who they are."""

    field_order = ("source", "note")

    # What the fields of the entry held when the page was opened.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    source = forms.CharField(
        label=_("How do you know?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The address of a web page where we can check it, or a few words, such as: I work there."),
        error_messages={"required": _("Say in a few words how you know, or give a web address.")},
    )
    note = forms.CharField(
        label=_("A note to the editors"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What does not fit into a field above, such as a picture that is out of date."),
    )


def normal(field: forms.Field, values: list[str]) -> list[str]:
    """What was typed, written in one way only: browsers send other ends of lines, and ticks in another order."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return sorted(set(values))
    return ["\n".join(line.rstrip() for line in "".join(values[-1:]).splitlines()).strip()]


class Today:
    """An entry as its form shows it today, without what cannot be corrected there."""

    def __init__(self, entry: Entry):
        self.entry = entry
        self.form = FORMS[entry.kind_name()](instance=entry)
        for name in NOT_ASKED:
            self.form.fields.pop(name, None)
        self.fields = self.form.fields
        self.make_ready(self.form)
        # By field, what the form would post.
        self.values: Answers = {name: normal(field, as_typed(self.form[name])) for name, field in self.fields.items()}

    @property
    def signs(self) -> str:
        """A short sign for each value: a page keeps them to know later what was shown on it."""
        return " ".join(f"{name}:{sign_of(value)}" for name, value in self.values.items())

    def differences(self, data: QueryDict, shown: str = "") -> Changes:
        """What somebody changed of what they were shown, by its signs, where it is not like that today anyway."""
        signs = dict(sign.partition(":")[::2] for sign in shown.split())
        posted = {
            name: after for name, field in self.fields.items() if (after := posted_in(field, name, data)) is not None
        }
        return {
            name: {"before": self.values[name], "after": after}
            for name, after in posted.items()
            if after != self.values[name] and sign_of(after) != signs.get(name)
        }

    def with_changes(self, changes: Changes, side: str = "after", lenient: bool = False) -> EntryForm:
        """The form with nothing but one side of the changes in it; it knows what is wrong with them.

        What is empty today need not be filled in; a lenient form lets anything be emptied but the name.
        """
        values = {name: change[side] for name, change in changes.items()}
        # Checking writes into the entry.
        form = type(self.form)(as_post(values), instance=copy.copy(self.entry), only=tuple(values))
        for name, field in form.fields.items():
            field.required = name == "name" or (field.required and any(self.values[name]) and not lenient)
        check_as_a_whole(form)
        self.make_ready(form)
        return form

    def make_ready(self, form: EntryForm) -> None:
        """Of a long choice it shows what the entry has."""
        for name in FROM_ITS_OWN & form.fields.keys():
            field = form.fields[name]
            field.widget.choices = [(one.pk, one.name) for one in self.form.initial[name]]
            field.help_text = OWN_HELP


def posted_in(field: forms.Field, name: str, data: QueryDict) -> list[str] | None:
    """What was typed into a field; nothing where it was not on the page. No tick at all is sent as nothing, too."""
    if name not in data and not isinstance(field, forms.ModelMultipleChoiceField):
        return None
    return normal(field, typed(data, [name]).get(name, []))


def sign_of(values: list[str]) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:12]


def check_as_a_whole(form: EntryForm) -> None:
    """Adds what is wrong between a changed field and one that is as it was, such as an end before the start."""
    if form.is_valid():
        try:
            form.instance.validate_constraints()
        except ValidationError as error:
            form.add_error(None, error.messages)


class Correction:
    """What the page shows: each field as it is today, or as somebody changed it, with what is wrong with that."""

    def __init__(self, entry: Entry, data: QueryDict | None = None):
        self.entry = entry
        self.today = Today(entry)
        self.source = SourceForm(data, prefix="your", initial={"seen": self.today.signs})
        self.changes = self.today.differences(data, data.get("your-seen", "")) if data is not None else {}
        self.changed = self.today.with_changes(self.changes) if self.changes else forms.Form()

    def is_valid(self) -> bool:
        if self.source.is_valid() and not self.changes:
            self.source.add_error(
                None, gettext("Nothing is changed yet. Change what is wrong in a field below, then send it.")
            )
        return self.source.is_valid() and self.changed.is_valid()

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of the entry under the headings of their steps, then those about the correction."""
        of_entry = [
            (GROUPS[step], [self.field(name) for name in names if self.is_shown(name)])
            for step, names in self.today.form.steps.items()
        ]
        return [*of_entry, *((heading, [self.source[name] for name in names]) for heading, names in ABOUT)]

    def is_shown(self, name: str) -> bool:
        """Whether there is something to mend in a field."""
        return name in self.today.fields and (name not in FROM_ITS_OWN or bool(self.today.form.initial[name]))

    def field(self, name: str) -> forms.BoundField:
        return self.changed[name] if name in self.changed.fields else self.today.form[name]

    @property
    def together(self) -> Together:
        return Together([self.changed, self.source])

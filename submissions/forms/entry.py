"""What the forms of all kinds of entries share: how they are filled in, taken apart into steps, and saved."""

from django import forms
from django.utils.translation import gettext_lazy as _

from submissions.forms.fields import TermWordsField

LONGEST_TEXT = 20_000
SUMMARY_HELP = _("One or two sentences in plain words, for people who have never heard of it. At most 500 characters.")
BODY_HELP = _("As long as you like. An empty line starts a new paragraph; a line that starts with ## is a heading.")
COMMAS = _("A few words, with commas between them.")
TAGS_HELP = _("What people would look for. A few words, with commas between them.")
LABELS = {
    "country": _("Country"),
    "locality": _("Town or city"),
    "address": _("Address"),
    "founded": _("Founded"),
    "started": _("Began"),
    "ended": _("Ended"),
    "language": _("Language"),
}
DATE_HELP = _("As much as is known: 2012, 2012-05 or 2012-05-14.")
HELP = {
    "founded": DATE_HELP,
    "started": DATE_HELP,
    "ended": DATE_HELP,
    "scope": _("When the work is not bound to one country."),
    "language": _("Language of the texts of this entry."),
}
# What stands in a choice before anything is chosen.
NOTHING_CHOSEN = {
    "country": _("Choose a country"),
    "status": _("I do not know"),
    "scope": _("No, it is in one country"),
}


def text_field(label: str, help_text: str = BODY_HELP, rows: int = 10) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=LONGEST_TEXT, widget=widget)


def many(vocabulary, label: str, required: bool = False, help_text: str = "") -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        vocabulary.objects.all(),
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one."),
            "invalid_choice": _("One of these can no longer be chosen."),
        },
    )


class EntryForm(forms.ModelForm):
    """Fields of an entry, in the order of its steps.

    Terms that are typed, and what stands in rows of its own, are saved by `save_rows` when the entry has its number.
    """

    # The fields of each step, by the step's name.
    steps: dict[str, tuple[str, ...]] = {}
    picture_uses: tuple[str, ...] = ()

    summary = forms.CharField(
        label=_("Summary"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=SUMMARY_HELP,
        error_messages={"required": _("Write one or two sentences that say what it does.")},
    )

    def __init__(self, *args, only: tuple[str, ...] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields([name for step in self.steps.values() for name in step])
        if self.instance.pk:
            self.initial = self.initial_of_rows() | self.initial
        self.tell_language()
        for field in self.fields.values():
            # What is typed or pasted beyond stays in sight, to be shortened: the form refuses it with a sentence.
            field.widget.attrs.pop("maxlength", None)
        for name in [name for name in self.fields if only is not None and name not in only]:
            del self.fields[name]
        for name in NOTHING_CHOSEN.keys() & self.fields.keys():
            field = self.fields[name]
            field.choices = [("", NOTHING_CHOSEN[name]), *(choice for choice in field.choices if choice[0])]

    def tell_language(self) -> None:
        """Says of the texts in which language they are, and lets each be written in its own direction."""
        typed = self.data.get(self.add_prefix("language"))
        language = typed or self.initial.get("language") or self.instance.language
        for field in self.fields.values():
            if isinstance(field.widget, forms.TextInput | forms.Textarea):
                field.widget.attrs["dir"] = "auto"
                if is_prose(field):
                    field.widget.attrs["lang"] = language

    def initial_of_rows(self) -> dict:
        return {name: in_words(getattr(self.instance, name).all()) for name in self.term_fields}

    @property
    def term_fields(self) -> list[str]:
        return [name for name, field in self.base_fields.items() if isinstance(field, TermWordsField)]

    def save_rows(self) -> None:
        for name in self.term_fields:
            if name in self.fields and name in self.cleaned_data:
                field = self.fields[name]
                getattr(self.instance, name).set(field.terms(self.cleaned_data[name]))

    def _save_m2m(self):
        super()._save_m2m()
        self.save_rows()


def is_prose(field: forms.Field) -> bool:
    """Whether words of the writer's language stand in it; the fields of other things are classes of their own."""
    return type(field) is forms.CharField


def in_words(terms) -> str:
    return ", ".join(term.name for term in terms)

"""What every form has that anybody may send: a stamp of when it was opened, and a field that people do not see."""

from django import forms
from django.core.exceptions import ValidationError

from submissions import stamps


class GuardedForm(forms.Form):
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    # Hidden by the style sheet and from screen readers; programs fill in whatever they find.
    subject_line = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": -1})
    )

    guards = ("stamp", "subject_line")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("stamp", stamps.new())

    def clean_stamp(self):
        stamp = stamps.read(self.cleaned_data["stamp"])
        if stamp is None:
            # The form that is shown again has a new one.
            self.data = self.data.copy()
            self.data[self.add_prefix("stamp")] = stamps.new()
            raise ValidationError("This page was open for very long. Nothing is lost: please send it once more.")
        return stamp

    def signals(self) -> dict:
        """What the form tells of how it was filled in, for the score."""
        stamp = self.cleaned_data.get("stamp")
        return {
            "trapped": bool(self.cleaned_data.get("subject_line")),
            "seconds": stamp.age.total_seconds() if stamp else None,
        }

"""What every form has that anybody may send: a field that people do not see, and a stamp of when it was opened."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.guards import limits, proof, stamps


class TrappedForm(forms.Form):
    """For pages that are kept in caches, where a stamp would grow old."""

    # Hidden by the style sheet and from screen readers; programs fill in whatever they find. See core/_trap.html.
    subject_line = forms.CharField(required=False)

    @property
    def is_trapped(self) -> bool:
        return bool(self.cleaned_data.get("subject_line"))


class GuardedForm(TrappedForm):
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)

    # Only where the operator asks for it.
    solution = forms.CharField(widget=proof.ProofInput, required=False)

    guards = ("stamp", "subject_line", "solution")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not proof.is_wanted():
            del self.fields["solution"]
        self.initial.setdefault("stamp", stamps.new())

    def clean_stamp(self):
        stamp = stamps.read(self.cleaned_data["stamp"])
        if stamp is None:
            # The form that is shown again has a new one.
            self.data = self.data.copy()
            self.data[self.add_prefix("stamp")] = stamps.new()
            raise ValidationError(_("This page was open for very long. Nothing is lost: please send it once more."))
        return stamp

    def clean_solution(self) -> bool:
        return proof.holds(self.cleaned_data["solution"])

    def signals(self, request=None) -> dict:
        """What is known of how the form was filled in, for the score; with the request, also of where it came from."""
        stamp = self.cleaned_data.get("stamp")
        return {
            "trapped": self.is_trapped,
            "seconds": stamp.age.total_seconds() if stamp else None,
            # Nothing where no proof is asked for.
            "proved": self.cleaned_data.get("solution"),
            "from_network": limits.sent_today(request) if request else None,
        }

"""The forms around a draft: to begin one, to come back to it, to send it, and to answer a question about it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.guards.forms import GuardedForm
from mail.addresses import AddressField


class JoinForm(GuardedForm):
    """What somebody wants to add; the buttons of the page are its values."""

    PARTS = {"organisation": ["organisation"], "project": ["project"], "both": ["organisation", "project"]}

    what = forms.ChoiceField(
        label=_("What you add"),
        choices=[(name, name) for name in PARTS],
        error_messages={
            "required": _("Choose what you would like to add."),
            "invalid_choice": _("Choose what you would like to add."),
        },
    )

    @property
    def parts(self) -> list[str]:
        return self.PARTS[self.cleaned_data["what"]]


class SendForm(GuardedForm):
    """Nothing but the guards: what is sent was typed before."""


class LaterForm(GuardedForm):
    address = AddressField(help_text=_("We send the link there, and use the address for nothing else."))


class AgainForm(GuardedForm):
    address = AddressField(help_text=_("If there is a mistake in it, write it anew."))


class AnswerForm(GuardedForm):
    text = forms.CharField(
        label=_("Your answer"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write your answer first.")},
    )

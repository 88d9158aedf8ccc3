"""Who sends it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.guards.forms import GuardedForm
from mail.addresses import AddressField
from submissions import consent


def name_field(help_text: str = _("Never published."), required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=_("Your name"),
        max_length=120,
        required=required,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=help_text,
        error_messages={"required": _("Write your name.")},
    )


class SenderForm(GuardedForm):
    """What is asked of everybody who sends something in one go; the name only if they like."""

    person_name = name_field()
    address = AddressField()


class PersonForm(forms.Form):
    person_name = name_field(_("Never published. It helps us to write you a friendly answer."), required=True)
    address = AddressField()
    relation = forms.ChoiceField(
        label=_("How do you know it?"),
        widget=forms.RadioSelect,
        choices=[
            ("inside", _("I work there or take part in it")),
            ("partner", _("I work with them")),
            ("outside", _("I only know it from outside")),
        ],
        error_messages={"required": _("Choose one.")},
    )
    consent = forms.BooleanField(
        label=_("I agree to this"),
        help_text=consent.TEXT,
        error_messages={"required": _("We may publish it only if you agree to the licence.")},
    )

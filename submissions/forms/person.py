"""Who sends it."""

from django import forms

from core.guards.forms import GuardedForm
from mail.addresses import AddressField
from submissions import consent


def name_field(help_text: str = "Never published.", required: bool = False) -> forms.CharField:
    return forms.CharField(
        label="Your name",
        max_length=120,
        required=required,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=help_text,
        error_messages={"required": "Write your name."},
    )


class SenderForm(GuardedForm):
    """What is asked of everybody who sends something in one go; the name only if they like."""

    person_name = name_field()
    address = AddressField()


class PersonForm(forms.Form):
    person_name = name_field("Never published. It helps us to write you a friendly answer.", required=True)
    address = AddressField()
    relation = forms.ChoiceField(
        label="How do you know it?",
        widget=forms.RadioSelect,
        choices=[
            ("inside", "I work there or take part in it"),
            ("partner", "I work with them"),
            ("outside", "I only know it from outside"),
        ],
        error_messages={"required": "Choose one."},
    )
    consent = forms.BooleanField(
        label="I agree to this",
        help_text=consent.TEXT,
        error_messages={"required": "We may publish it only if you agree to the licence."},
    )

"""What is asked of somebody who would like to get mail."""

from django import forms

from core import languages
from core.guards.forms import TrappedForm
from mail.addresses import AddressField
from newsletter.links import Topic
from newsletter.models import Every

TOPICS = [
    (Topic.NEWSLETTER.value, "The newsletter, now and then"),
    (Topic.ALERTS.value, "What is new here, once a week"),
]


class AddressForm(TrappedForm):
    address = AddressField(
        help_text="Never published and given to nobody.",
        error_messages={"required": "Write your mail address, so that we can write to you."},
    )


class AskingForm(AddressForm):
    language = forms.ChoiceField(
        label="Language of the mails",
        choices=languages.INTERFACE,
        initial="en",
        help_text="Entries and articles stay in the language that they are written in.",
        error_messages={"required": "Choose a language.", "invalid_choice": "Choose one of these languages."},
    )


class SignupForm(AskingForm):
    """The short form at the end of each page is for the newsletter in English, and may add the other topic."""

    topics = forms.MultipleChoiceField(
        label="What would you like to get?",
        choices=TOPICS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one.", "invalid_choice": "Choose from what is offered."},
    )


class AlertForm(AskingForm):
    """For one list or search, whose page it stands on."""

    every = forms.ChoiceField(
        label="How often at most?",
        choices=Every.choices,
        widget=forms.RadioSelect,
        initial=Every.WEEK,
        help_text="When nothing is new, no mail comes.",
        error_messages={"required": "Choose how often.", "invalid_choice": "Choose from what is offered."},
    )

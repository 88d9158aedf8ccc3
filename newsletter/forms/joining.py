"""What is asked of somebody who would like to get mail."""

from django import forms

from core.guards.forms import TrappedForm
from mail.addresses import AddressField
from newsletter import languages
from newsletter.links import Topic

TOPICS = [
    (Topic.NEWSLETTER.value, "The newsletter, now and then"),
    (Topic.ALERTS.value, "What is new here, once a week"),
]


class AddressForm(TrappedForm):
    address = AddressField(
        help_text="Never published and given to nobody.",
        error_messages={"required": "Write your mail address, so that we can write to you."},
    )


class SignupForm(AddressForm):
    """The short form at the end of each page is for the newsletter in English, and may add the other topic."""

    topics = forms.MultipleChoiceField(
        label="What would you like to get?",
        choices=TOPICS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one.", "invalid_choice": "Choose from what is offered."},
    )
    language = forms.ChoiceField(
        label="Language of the mails",
        choices=languages.CHOICES,
        initial="en",
        help_text="Entries and articles stay in the language that they are written in.",
        error_messages={"required": "Choose a language.", "invalid_choice": "Choose one of these languages."},
    )

"""What is asked of somebody who would like to get mail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core import languages
from core.guards.forms import TrappedForm
from mail.addresses import AddressField
from newsletter.links import Topic
from newsletter.models import Every

TOPICS = [
    (Topic.NEWSLETTER.value, _("The newsletter, now and then")),
    (Topic.ALERTS.value, _("What is new here, once a week")),
]


class AddressForm(TrappedForm):
    address = AddressField(
        help_text=_("Never published and given to nobody."),
        error_messages={"required": _("Write your mail address, so that we can write to you.")},
    )


class AskingForm(AddressForm):
    language = forms.ChoiceField(
        label=_("Language of the mails"),
        choices=languages.INTERFACE,
        initial=languages.of_reader,
        help_text=_("Entries and articles stay in the language that they are written in."),
        error_messages={"required": _("Choose a language."), "invalid_choice": _("Choose one of these languages.")},
    )


class SignupForm(AskingForm):
    """The short form at the end of each page is for the newsletter in its language, and may add the other topic."""

    topics = forms.MultipleChoiceField(
        label=_("What would you like to get?"),
        choices=TOPICS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one."), "invalid_choice": _("Choose from what is offered.")},
    )


class AlertForm(AskingForm):
    """For one list or search, whose page it stands on."""

    every = forms.ChoiceField(
        label=_("How often at most?"),
        choices=Every.choices,
        widget=forms.RadioSelect,
        initial=Every.WEEK,
        help_text=_("When nothing is new, no mail comes."),
        error_messages={"required": _("Choose how often."), "invalid_choice": _("Choose from what is offered.")},
    )

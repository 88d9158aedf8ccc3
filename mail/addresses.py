"""Mail addresses: how they are typed, compared, and told apart without being told."""

from django import forms
from django.utils.crypto import salted_hmac

ADDRESS = {"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}


def folded(address: str) -> str:
    """One address has one spelling: people type capitals and spaces as they come."""
    return address.strip().lower()


class AddressField(forms.EmailField):
    default_error_messages = {
        "required": "Write your mail address, so that we can answer you.",
        "invalid": "This is no mail address yet. It looks like name@example.org.",
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("label", "Your mail address")
        kwargs.setdefault("help_text", "Never published. We use it for this matter only.")
        super().__init__(max_length=254, widget=forms.EmailInput(attrs=ADDRESS), **kwargs)

    def clean(self, value):
        return folded(super().clean(value))


def trace(address: str) -> str:
    """What tells one mail address from another; links stand in logs, and no address may."""
    return salted_hmac("mail.address", address, algorithm="sha256").hexdigest()[:32]

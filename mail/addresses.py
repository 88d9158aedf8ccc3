"""Mail addresses: how they are typed, compared, and told apart without being told."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

ADDRESS = {"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}
# RFC 5321: what a mail server has to take.
LONGEST = 254
# What is shown again of something that is no address at all.
LONGEST_SHOWN = 1000
# Of Unicode: controls, invisible signs, halves of characters, private ones, none at all, ends of lines and paragraphs.
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def folded(address: str) -> str:
    """One address has one spelling: people type capitals, wide letters and spaces as they come."""
    return unicodedata.normalize("NFKC", address).strip().lower()


class AddressField(forms.EmailField):
    """Gives an address as mail servers take it: folded, in ASCII, other letters in the domain as "xn--…"."""

    default_error_messages = {
        "required": _("Write your mail address, so that we can answer you."),
        "invalid": _("This is no mail address yet. It looks like name@example.org."),
        "too_long": _("This is too long: a mail address has at most %(longest)s characters."),
        "hidden": _("There is a line break or another hidden character in it. Please type it anew."),
        "local": _("Before the @ there can only be letters from a to z, digits and a few signs. Please type it anew."),
        "alphabets": _(
            "After the @ there are letters of different alphabets, which may only look like the right ones. "
            "Please type it anew, or in the form that starts with xn--."
        ),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Your mail address"))
        kwargs.setdefault("help_text", _("Never published. We use it for this matter only."))
        super().__init__(max_length=LONGEST, widget=forms.EmailInput(attrs=ADDRESS), **kwargs)

    def to_python(self, value):
        typed = str(value or "")
        self.refuse_if(len(typed) > LONGEST, "too_long")
        self.refuse_if(any(unicodedata.category(letter) in HIDDEN for letter in typed), "hidden")
        address = folded(typed)
        if address.isascii():
            return address
        local, at, domain = address.rpartition("@")
        self.refuse_if(not at or not all(map(is_label, domain.split("."))), "invalid")
        self.refuse_if(not local.isascii(), "local")
        self.refuse_if(len(alphabets(domain)) > 1, "alphabets")
        address = f"{local}@{'.'.join(map(as_ascii, domain.split('.')))}"
        self.refuse_if(len(address) > LONGEST, "too_long")
        return address

    def refuse_if(self, wrong: bool, code: str) -> None:
        if wrong:
            raise ValidationError(self.error_messages[code], code=code, params={"longest": LONGEST})

    def bound_data(self, data, initial):
        return data and data[:LONGEST_SHOWN]


def is_label(text: str) -> bool:
    """Whether it can be one part of a domain; how long it may be is known by its ASCII form."""
    return bool(text) and all(letter == "-" or unicodedata.category(letter)[0] in "LMN" for letter in text)


def alphabets(domain: str) -> set[str]:
    """The scripts of all letters, the top level's among them, by the first word of their Unicode names."""
    letters = "".join(label for label in domain.split(".") if not label.startswith("xn--"))
    return {unicodedata.name(letter, "UNKNOWN").split()[0] for letter in letters if letter.isalpha()}


def as_ascii(label: str) -> str:
    """A part of a domain as it stands in the network (RFC 3492). Python's "idna" would make another domain of "ß"."""
    return label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"


def trace(address: str) -> str:
    """What tells one mail address from another; links stand in logs, and no address may."""
    return salted_hmac("mail.address", address, algorithm="sha256").hexdigest()[:32]

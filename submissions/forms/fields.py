"""Fields of what people write without knowing our records: web addresses, names of terms, several lines."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import Term
from core.text import one_line, slug_for

SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):(?!\d)", re.IGNORECASE)
LONGEST_WEBSITE = 1024
MOST_TERMS = 12
MOST_LINES = 10
LONGEST_TERM = 60


def web_address(text: str) -> str:
    """The address as a browser takes it: with a scheme, the host in small letters, nothing around it."""
    text = one_line(text).strip("<>\"'“”„ ,;")
    if not text:
        return ""
    if "@" in text.partition("//")[2].partition("/")[0] or re.fullmatch(r"[^\s/@]+@[^\s/@]+", text):
        raise ValidationError(_("This is a mail address. Write the address of a website, such as example.org."))
    scheme = SCHEME.match(text)
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise ValidationError(_("A website starts with https:// or http://."))
    address = text if scheme else f"https://{text.lstrip('/')}"
    head, separator, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    address = f"{head.lower()}{separator}{host.lower()}{slash}{path}"
    check_web_address(address)
    return address.removesuffix("/") if path == "" else address


def check_web_address(address: str) -> None:
    if len(address) > LONGEST_WEBSITE:
        most = {"most": LONGEST_WEBSITE}
        raise ValidationError(_("This address is longer than %(most)s characters. Give a shorter one.") % most)
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        raise ValidationError(_("This is no address of a website. Write it like example.org/our-work.")) from None


class WebAddressField(forms.CharField):
    """A website, normalised; nobody asks the website itself."""

    widget = forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url", "spellcheck": "false"})

    def clean(self, value):
        return web_address(super().clean(value))


class LinesField(forms.CharField):
    """Several values, one to a line; gives a list without doubles."""

    widget = forms.Textarea(attrs={"rows": 3})
    longest = 255

    def clean(self, value):
        lines = [self.clean_line(line) for line in super().clean(value).splitlines() if line.strip()]
        lines = list(dict.fromkeys(lines))
        if len(lines) > MOST_LINES:
            counts = {"count": len(lines), "most": MOST_LINES}
            raise ValidationError(_("These are %(count)s lines. Keep the %(most)s that matter most.") % counts)
        return lines

    def clean_line(self, line: str) -> str:
        line = one_line(line)
        if len(line) > self.longest:
            raise ValidationError(_("One line is longer than %(most)s characters.") % {"most": self.longest})
        return line


class WebAddressesField(LinesField):
    def clean_line(self, line: str) -> str:
        try:
            return web_address(line)
        except ValidationError as error:
            told = {"line": one_line(line)[:60], "problem": error.messages[0]}
            raise ValidationError(_("“%(line)s”: %(problem)s") % told) from None


class TermWordsField(forms.CharField):
    """Terms by their names, with commas between; gives names, known ones as their vocabulary writes them."""

    widget = forms.TextInput()

    def __init__(self, vocabulary: type[Term], **kwargs):
        super().__init__(**kwargs)
        self.vocabulary = vocabulary

    def clean(self, value):
        names = [one_line(name) for name in re.split(r"[,;\n]", super().clean(value))]
        names = {slug_for(name, fallback="", max_length=120): name for name in names}
        names.pop("", None)
        if len(names) > MOST_TERMS:
            counts = {"count": len(names), "most": MOST_TERMS}
            raise ValidationError(_("These are %(count)s. Keep the %(most)s that matter most.") % counts)
        if long := [name for name in names.values() if len(name) > LONGEST_TERM]:
            beginning = {"beginning": long[0][:LONGEST_TERM]}
            raise ValidationError(_("“%(beginning)s…” is too long. Write one or two words, then a comma.") % beginning)
        known = dict(self.vocabulary.objects.filter(slug__in=names).values_list("slug", "name"))
        return [known.get(slug, name) for slug, name in names.items()]

    def terms(self, names: list[str]) -> list[Term]:
        """The terms of cleaned names; those that are not there yet are made."""
        return [self.term(name) for name in names]

    def term(self, name: str) -> Term:
        # An editor may have given a term an address that does not follow from its name.
        known = self.vocabulary.objects.filter(Q(name__iexact=name) | Q(translated_names__contains=[name])).first()
        return known or self.vocabulary.objects.get_or_create(slug=slug_for(name), defaults={"name": name})[0]


class ChosenEntriesField(forms.ModelMultipleChoiceField):
    """Published entries by their numbers; one that is not to be seen is as good as none."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": gettext_lazy("One of these is no longer in the directory."),
        "invalid_pk_value": gettext_lazy("One of these is no longer in the directory."),
    }

    def __init__(self, queryset: QuerySet, **kwargs):
        super().__init__(queryset, **kwargs)

    def clean(self, value):
        # A number beyond the database's own is none of ours.
        return super().clean([one for one in value or [] if re.fullmatch("[0-9]{1,9}", str(one))])

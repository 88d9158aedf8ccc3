"""What a visitor may ask of any list of entries."""

import functools
import re
import unicodedata

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django_countries import countries

from core.text import DIGITS_INITIAL, fold


@functools.cache
def scripts() -> frozenset[str]:
    """The groups that `core.text.initial_for` can give to names in other scripts than Latin."""
    letters = (chr(code) for code in range(0x20000) if chr(code).isalpha())
    return frozenset(unicodedata.name(letter, "other").split()[0].split("-")[0].lower()[:20] for letter in letters)


def validate_initial(value: str) -> None:
    if not re.fullmatch("[a-z]", value) and value != DIGITS_INITIAL and value not in scripts():
        raise ValidationError("There is no such group of names.")


def countries_named(word: str) -> list[str]:
    """Codes of the countries whose names hold the word."""
    return [code for code, name in countries if word in fold(name)]


class EntryFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="with_words", label="search words", max_length=200)
    initial = django_filters.CharFilter(label="first letter", max_length=20, validators=[validate_initial])
    archived = django_filters.ChoiceFilter(
        method="with_archived", label="choice about archived ones", choices=[("on", "Archived ones too")]
    )

    class Meta:
        abstract = True

    def __init__(self, data, **kwargs):
        super().__init__(data, queryset=self._meta.model.objects.published(), **kwargs)

    @property
    def asked(self) -> dict:
        """What was understood, by name: empty where nothing was asked or what was asked is broken."""
        self.form.is_valid()
        return {name: self.form.cleaned_data.get(name) or "" for name in self.form.fields}

    @property
    def ignored(self) -> list[str]:
        """What was asked and not understood."""
        return [self.form.fields[name].label for name in self.form.errors]

    @property
    def query(self) -> QueryDict:
        """What was understood, for the addresses of other pages of the list."""
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in self.asked.items() if value})
        return query

    @property
    def qs(self):
        found = super().qs
        return self.ordered(found if self.asked["archived"] else found.current())

    def ordered(self, entries):
        return entries.by_name()

    def with_words(self, entries, name, value):
        """Entries that hold every word in name, summary or place, whatever its case and accents in the name."""
        for word in value.split()[:10]:
            entries = entries.filter(self.name_holds(word) | Q(summary__icontains=word) | self.place_holds(word))
        return entries

    def name_holds(self, word: str) -> Q:
        return Q(sort_key__contains=fold(word)) | Q(name__icontains=word)

    def place_holds(self, word: str) -> Q:
        return Q(locality__icontains=word) | Q(country__in=countries_named(fold(word)))

    def with_archived(self, entries, name, value):
        return entries

    def initials(self) -> set[str]:
        """The groups of the A–Z bar that this list holds, whichever of them is chosen."""
        every_letter = type(self)({**self.asked, "initial": ""})
        return set(every_letter.qs.order_by().values_list("initial", flat=True).distinct())

    def archived_count(self) -> int:
        """How many archived entries are left out."""
        return 0 if self.asked["archived"] else super().qs.archived().count()

"""What lists can be narrowed by: one class for each way that values have names and an order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from django.db.models import Model, Value
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from core import languages
from core.models import AreaOfImpact, FocusArea, Network, Tag, Technology
from core.models.place import Scope
from core.models.translated import told
from core.text import fold

# The value of an entry that says nothing on a facet.
NOT_STATED = "none"

Labels = dict[str, str]


@dataclass(frozen=True)
class Facet:
    """A facet by its name in addresses and its label; `many` says that an entry may hold several values at once."""

    name: str
    # In the reader's language, so that no comparison may hang on it.
    label: str = field(compare=False)
    many: bool = False
    # Whether "not stated" is a value: not for what every entry has.
    may_be_missing: bool = True
    # Whether a visitor may ask for entries that hold all of several values.
    may_need_all: bool = False
    # The value of entries that lists leave out unless it is chosen.
    ended: str = ""
    # "count" (most entries first), "given" (as the labels come) or "newest" (highest first).
    order: ClassVar[str] = "count"

    def labels(self, values: Iterable[str]) -> Labels:
        """Names of those values that are real ones, for the reader."""
        raise NotImplementedError


@dataclass(frozen=True)
class TermFacet(Facet):
    """The terms of a vocabulary, by their slugs."""

    model: type[Model] = None
    in_order: bool = False

    @property
    def order(self) -> str:
        return "given" if self.in_order else "count"

    def labels(self, values: Iterable[str]) -> Labels:
        return vocabularies([self.model])[self.model]


def vocabularies(models: Iterable[type[Model]]) -> dict[type[Model], Labels]:
    """The terms of several vocabularies in the reader's language, in their order, with one query."""
    named = {model._meta.label: model for model in models}
    rows = [
        model.objects.order_by().values_list(Value(label), "position", told("name"), "slug")
        for label, model in named.items()
    ]
    found = {model: {} for model in named.values()}
    # Since Django 6.1 a union has its model's order again.
    rows = rows[0].union(*rows[1:], all=True).order_by()
    for label, _position, name, slug in sorted(rows, key=lambda row: (row[1], fold(row[2]))):
        found[named[label]][slug] = name
    return found


@dataclass(frozen=True)
class ChoiceFacet(Facet):
    """A fixed list of choices."""

    choices: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    order = "given"

    def labels(self, values: Iterable[str]) -> Labels:
        return {str(value): str(label) for value, label in self.choices}


@dataclass(frozen=True)
class CountryFacet(Facet):
    """Countries by their codes, and the two scopes that are no country."""

    def labels(self, values: Iterable[str]) -> Labels:
        names = sorted(((code, str(name)) for code, name in countries), key=lambda country: fold(country[1]))
        return dict(names) | {str(value): str(label) for value, label in Scope.choices}


@dataclass(frozen=True)
class TextFacet(Facet):
    """Values that are written freely and stand for themselves."""

    def labels(self, values: Iterable[str]) -> Labels:
        return {value: value for value in sorted(values, key=fold) if value != NOT_STATED}


@dataclass(frozen=True)
class LanguageFacet(Facet):
    def labels(self, values: Iterable[str]) -> Labels:
        return dict(languages.choices())


@dataclass(frozen=True)
class YearFacet(Facet):
    order = "newest"

    def labels(self, values: Iterable[str]) -> Labels:
        return {value: value for value in values if value.isascii() and value.isdigit()}


# Facets that several kinds share.
COUNTRY = CountryFacet("country", _("Country"), many=True)
TOWN = TextFacet("town", _("City or region"), may_be_missing=False)
LANGUAGE = LanguageFacet("language", _("Language"), may_be_missing=False)
FOCUS_AREA = TermFacet("focus_area", _("Focus area"), many=True, model=FocusArea)
AREA_OF_IMPACT = TermFacet("area_of_impact", _("Area of impact"), many=True, model=AreaOfImpact)
TECHNOLOGY = TermFacet("technology", _("Technology"), many=True, may_need_all=True, model=Technology)
NETWORK = TermFacet("network", _("Network"), many=True, may_need_all=True, model=Network)
TAG = TermFacet("tag", _("Tag"), many=True, may_need_all=True, model=Tag)
# Not shown as facets, and kept in the same way: what lists leave out, and the bar of letters.
INITIAL, STATE, ENDED, KIND = "initial", "state", "ended", "kind"

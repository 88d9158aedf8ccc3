"""What a visitor may ask of a list of entries: words, facets, a letter, a way to sort."""

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from core.models import Located
from core.text import DIGITS_INITIAL, joined
from search import legacy
from search.counting import Counting
from search.facets import ENDED, INITIAL, NOT_STATED, STATE, Facet, Labels
from search.kinds import Kind, kind_named
from search.matching import Matches, match
from search.query import LONGEST, MOST_PARTS, Query, parse
from search.snapshot import Snapshot

RELEVANCE = "relevance"
SORTS = {
    RELEVANCE: _("Best match"),
    "name": _("Name"),
    "newest": _("Newest"),
    "checked": _("Recently checked"),
    "projects": _("Most projects"),
}
# Ways to show a list besides the usual one, cards.
CARDS, TABLE, MAP = "", "table", "map"
VIEWS = {CARDS: _("Cards"), TABLE: _("Table"), MAP: _("Map")}
ARCHIVED = "archived"
# Characters of a broken value that are told.
TOLD = 40
# Broken values that are told.
MOST_TOLD = 5


@functools.cache
def scripts() -> frozenset[str]:
    """The groups that `core.text.initial_for` can give to names in other scripts than Latin."""
    letters = (chr(code) for code in range(0x20000) if chr(code).isalpha())
    return frozenset(unicodedata.name(letter, "other").split()[0].split("-")[0].lower()[:20] for letter in letters)


def validate_initial(value: str) -> None:
    if not re.fullmatch("[a-z]", value) and value != DIGITS_INITIAL and value not in scripts():
        raise ValidationError("There is no such group of names.")


class Choice(NamedTuple):
    """What is asked of one facet."""

    values: tuple[str, ...] = ()
    # Whether entries must hold all of the values, not any.
    all_of: bool = False
    # Letters by which the values shown are narrowed.
    find: str = ""
    unknown: tuple[str, ...] = ()


class ChoiceInput(forms.Widget):
    """Reads a facet's parameters: its values, `<facet>_all` and `<facet>_find`."""

    def value_from_datadict(self, data, files, name):
        return data.getlist(name), data.get(f"{name}_all", ""), data.get(f"{name}_find", "")


class ChoiceField(forms.Field):
    """The choice in one facet; values that it does not know are kept apart."""

    widget = ChoiceInput

    def __init__(self, *, facet: Facet, labels: Labels, **kwargs):
        super().__init__(**kwargs)
        self.facet = facet
        self.labels = labels

    def clean(self, value) -> Choice:
        values, all_of, find = value
        asked = dict.fromkeys(value for value in values if value)
        known = [value for value in asked if value in self.labels]
        unknown = [value for value in asked if value not in self.labels]
        unknown += [all_of] if all_of not in ("", "on") else []
        all_of = self.facet.may_need_all and all_of == "on"
        return Choice(tuple(sorted(known)), all_of, " ".join(find.replace("\0", "").split())[:60], tuple(unknown))


class FacetFilter(django_filters.Filter):
    field_class = ChoiceField


class OnFilter(django_filters.ChoiceFilter):
    """A switch that is on or not there."""

    def __init__(self, **kwargs):
        super().__init__(choices=[("on", "on")], **kwargs)


class FacetedFilter(django_filters.FilterSet):
    """What was asked of a list and understood; the entries themselves are found by their documents, not by a queryset.

    A subclass names the model, whose kind has the facets.
    """

    q = django_filters.CharFilter(label=_("search words"))
    archived = OnFilter(label=_("choice about archived ones"))
    ended = OnFilter(label=_("choice about ended ones"))
    sort = django_filters.ChoiceFilter(label=_("order"))
    view = django_filters.ChoiceFilter(label=_("view"))
    initial = django_filters.CharFilter(label=_("first letter"), max_length=20, validators=[validate_initial])
    # Ways to sort this kind, the usual one first.
    sorts = ("name", "newest", "checked")

    class Meta:
        abstract = True

    def __init__(self, data: QueryDict, snapshot: Snapshot):
        super().__init__(data)
        self.snapshot = snapshot
        # The values that may be chosen in each facet, with their names.
        self.labels: dict[str, Labels] = {}
        for facet in self.kind.facets:
            missing = {NOT_STATED: gettext("Not stated")} if facet.may_be_missing else {}
            self.labels[facet.name] = snapshot.labels(facet) | missing
            self.filters[facet.name].extra |= {"facet": facet, "labels": self.labels[facet.name]}
        self.filters["sort"].extra["choices"] = [(sort, SORTS[sort]) for sort in (RELEVANCE, *self.sorts)]
        self.filters["view"].extra["choices"] = [(view, VIEWS[view]) for view in self.views if view]
        self.form.is_valid()
        self.cleaned = {name: self.form.cleaned_data.get(name) or "" for name in self.form.fields}

    @classmethod
    def get_filters(cls):
        filters = super().get_filters()
        if cls._meta.model is not None:
            facets = {facet.name: FacetFilter(label=facet.label) for facet in cls._kind().facets}
            filters = {"q": filters.pop("q"), **facets, **filters}
        return filters

    @classmethod
    def _kind(cls) -> Kind:
        return kind_named(cls._meta.model._meta.model_name)

    @property
    def kind(self) -> Kind:
        return self._kind()

    def named(self, facet: Facet, choice: Choice) -> str:
        """The chosen values in words: "Spain or France"."""
        labels = self.labels[facet.name]
        return joined((labels[value] for value in choice.values), choice.all_of)

    def choice(self, facet: Facet) -> Choice:
        return self.cleaned[facet.name]

    @property
    def chosen(self) -> list[tuple[Facet, Choice]]:
        """The facets in which something is chosen."""
        return [(facet, self.choice(facet)) for facet in self.kind.facets if self.choice(facet).values]

    @functools.cached_property
    def words(self) -> Query:
        return parse(self.cleaned["q"])

    @functools.cached_property
    def matches(self) -> Matches | None:
        return match(self.words, self.snapshot) if self.words else None

    @property
    def holding_all_words(self) -> BitMap:
        """Those of the list that hold everything that was asked for, not only some of the words."""
        found = self.counting.found
        return found & self.matches.every if self.matches else found

    @property
    def count_of_all_words(self) -> int:
        return len(self.holding_all_words)

    @property
    def initial_letter(self) -> str:
        return self.cleaned.get(INITIAL, "")

    def usual_order(self, words: Query) -> str:
        """How the list is sorted unless asked otherwise: by relevance where words are wanted."""
        return RELEVANCE if words.wanted else self.sorts[0]

    @property
    def order(self) -> str:
        asked = self.cleaned["sort"]
        return asked if asked in self.orders else self.usual_order(self.words)

    @property
    def orders(self) -> tuple[str, ...]:
        return (RELEVANCE, *self.sorts) if self.words.wanted else self.sorts

    @property
    def views(self) -> tuple[str, ...]:
        """The ways to show this kind: on a map only what has a place of its own."""
        return (CARDS, TABLE, MAP) if issubclass(self.kind.model, Located) else (CARDS, TABLE)

    @property
    def shown_as(self) -> str:
        return self.cleaned["view"]

    @property
    def ignored(self) -> list[str]:
        """What was asked and not understood."""
        broken = [self.form.fields[name].label for name in self.form.errors]
        if self.cleaned["q"] and not self.words:
            broken.append(quoted(self.form.fields["q"].label, self.cleaned["q"]))
        if self.words.shortened:
            used = {"words": MOST_PARTS, "letters": LONGEST}
            broken.append(gettext("words after the first %(words)s or %(letters)s letters") % used)
        for facet in self.kind.facets:
            broken += [quoted(facet.label, value) for value in self.choice(facet).unknown]
        broken += [quoted(name, value) for name, value in legacy.leftovers(self.data)]
        return shortened(broken)

    @functools.cached_property
    def counting(self) -> Counting:
        snapshot = self.snapshot
        conditions = {"q": self.matches.found} if self.matches else {}
        conditions |= {facet.name: self.holding(facet.name, choice) for facet, choice in self.chosen}
        if self.initial_letter:
            conditions[INITIAL] = snapshot.holding(INITIAL, self.initial_letter)
        left_out = {} if self.cleaned["archived"] else {ARCHIVED: snapshot.holding(STATE, "archived")}
        if not (self.cleaned["ended"] or any(facet.ended in choice.values for facet, choice in self.chosen)):
            left_out[ENDED] = snapshot.holding(ENDED, "yes")
        return Counting(snapshot, snapshot.of_kind(self.kind.name), conditions, left_out)

    def holding(self, facet: str, choice: Choice):
        sets = [self.snapshot.holding(facet, value) for value in choice.values]
        return sets[0].intersection(*sets) if choice.all_of else sets[0].union(*sets)

    def address(self, **changes: str | Iterable[str] | None) -> QueryDict:
        """What was understood as the query of an address, in one order, some parameters changed or left out by None."""
        parts: dict[str, list[str]] = {}
        for name, value in self.cleaned.items():
            if isinstance(value, Choice):
                parts[name] = list(value.values)
                parts[f"{name}_all"] = ["on"] if value.all_of and value.values else []
            else:
                parts[name] = [value] if value else []
        parts["q"] = [self.words.text] if self.words else []
        parts |= {name: [value] if isinstance(value, str) else list(value or ()) for name, value in changes.items()}
        usual = self.usual_order(parse("".join(parts["q"])))
        parts["sort"] = [] if self.order in (usual, RELEVANCE) else [self.order]
        query = QueryDict(mutable=True)
        for name, values in parts.items():
            if values:
                query.setlist(name, values)
        return query


def shortened(labels: list[str]) -> list[str]:
    """The first of many labels, and how many more there are."""
    more = len(labels) - MOST_TOLD
    if more < 1:
        return labels
    return [*labels[:MOST_TOLD], ngettext("%(count)s more", "%(count)s more", more) % {"count": more}]


def quoted(label: str, value: str) -> str:
    """A value that was not understood, with what it was meant for."""
    return gettext("%(label)s “%(value)s”") % {"label": label, "value": told(value)}


def told(value: str) -> str:
    """A broken value as it can be shown."""
    shown = "".join(letter if letter.isprintable() else "�" for letter in value[:TOLD])
    return f"{shown}…" if len(value) > TOLD else shown

"""The vocabularies: what the values of fields and parameters can be, and where each value has a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from urllib.parse import urlencode

from django.urls import reverse
from pyroaring import BitMap

from blog.models import Category
from core.addresses import absolute
from core.licences import Licence
from core.models import (
    AreaOfImpact,
    FocusArea,
    Network,
    OrganisationSize,
    OrganisationType,
    Precision,
    Scope,
    Tag,
    Technology,
    Term,
)
from core.text import initial_label, initial_order
from organisations.models import Lifecycle, OrganisationName
from projects.models import Role, Status
from search.facets import COUNTRY, INITIAL, LANGUAGE, TOWN, Facet, Labels
from search.kinds import kind_named, kinds
from search.snapshot import Snapshot


@dataclass(frozen=True)
class Vocabulary:
    """Values with their names."""

    name: str
    title: str
    description: str
    # The values come from the terms of a model, or from a function.
    model: type[Term] | None = None
    labels: Callable[[Snapshot], Labels] | None = None
    # The parameters of lists that take them.
    parameters: tuple[str, ...] = ()
    # The page that each value has; without one, the list of a kind, narrowed to it.
    page: str = ""
    kind: str = "organisation"

    def address(self, slug: str) -> str | None:
        if self.page and slug not in Scope.values:
            return absolute(reverse(self.page, args=[slug]))
        if not self.parameters:
            return None
        return absolute(f"{kind_named(self.kind).list_address}?{urlencode({self.parameters[0]: slug})}")

    def holding(self, snapshot: Snapshot, slug: str) -> BitMap:
        """Documents of public entries with this value."""
        return BitMap.union(BitMap(), *(snapshot.holding(parameter, slug) for parameter in self.parameters))

    def terms(self, snapshot: Snapshot) -> list[dict]:
        """Its values in their order, each with the number of entries in the lists that hold it."""
        listed = BitMap.union(*(snapshot.listed(kind.name) for kind in kinds()))
        found = []
        for slug, name, definition, former_names in self._rows(snapshot):
            holding = self.holding(snapshot, slug)
            # Terms that come with what people send are shown once something public holds them.
            if holding or self.model not in (Network, Tag):
                more = {"definition": definition or None, "former_names": former_names, "url": self.address(slug)}
                count = len(holding & listed) if self.parameters else None
                found.append({"slug": slug, "name": name, **more, "entry_count": count})
        return found

    def _rows(self, snapshot: Snapshot) -> Iterable[tuple]:
        if self.model:
            return self.model.objects.values_list("slug", "name", "definition", "former_names")
        return ((slug, name, "", []) for slug, name in self.labels(snapshot).items())


def chosen(choices: Iterable[tuple[str, str]], snapshot: Snapshot) -> Labels:
    return {str(value): str(label) for value, label in choices}


def named(facet: Facet, snapshot: Snapshot) -> Labels:
    return snapshot.labels(facet)


def years(snapshot: Snapshot) -> Labels:
    return {value: value for value in sorted(snapshot.values("year"), reverse=True) if value.isdigit()}


def initials(snapshot: Snapshot) -> Labels:
    return {value: initial_label(value) for value in sorted(snapshot.values(INITIAL), key=initial_order)}


IN_TABLES = (
    Vocabulary("organisation-types", "Types", "What an organisation is.", OrganisationType, parameters=("type",)),
    Vocabulary(
        "organisation-sizes", "Sizes", "How many people an organisation has.", OrganisationSize, parameters=("size",)
    ),
    Vocabulary("focus-areas", "Focus areas", "What is made open.", FocusArea, parameters=("focus_area",), page="theme"),
    Vocabulary(
        "areas-of-impact",
        "Areas of impact",
        "The part of life that is to change.",
        AreaOfImpact,
        parameters=("area_of_impact",),
        page="theme",
    ),
    Vocabulary(
        "technologies", "Technologies", "What a project uses.", Technology, parameters=("technology",), kind="project"
    ),
    Vocabulary(
        "networks", "Networks", "What organisations belong to.", Network, parameters=("network",), page="network"
    ),
    Vocabulary("tags", "Tags", "Words for what it is about, or whom it helps.", Tag, parameters=("tag", "helps")),
)
OF_PLACES_AND_TIMES = (
    Vocabulary(
        "countries",
        "Countries",
        "Countries by their ISO 3166-1 codes, and the reaches that are no country.",
        labels=partial(named, COUNTRY),
        parameters=("country",),
        page="country",
    ),
    Vocabulary(
        "towns", "Cities and regions", "As entries write them.", labels=partial(named, TOWN), parameters=("town",)
    ),
    Vocabulary(
        "languages",
        "Languages",
        "Languages of texts, by their ISO 639 codes.",
        labels=partial(named, LANGUAGE),
        parameters=("language",),
    ),
    Vocabulary("years", "Years", "Of founding, beginning or publication.", labels=years, parameters=("year",)),
    Vocabulary("initials", "First letters", "Groups of names.", labels=initials, parameters=("initial",)),
)
OF_CHOICES = tuple(
    Vocabulary(name, title, description, labels=partial(chosen, choices), **more)
    for name, title, description, choices, more in (
        (
            "lifecycles",
            "Activity",
            "What became of an organisation.",
            Lifecycle.choices,
            {"parameters": ("lifecycle",)},
        ),
        (
            "statuses",
            "Status",
            "Where a project stands.",
            Status.choices,
            {"parameters": ("status",), "kind": "project"},
        ),
        (
            "categories",
            "Types of post",
            "What a post is.",
            Category.choices,
            {"parameters": ("category",), "kind": "post"},
        ),
        ("scopes", "Reach", "How far work reaches.", Scope.choices, {"parameters": ("country",)}),
        ("roles", "Roles", "What an organisation does in a project.", Role.choices, {}),
        ("kinds-of-name", "Kinds of name", "What another name is.", OrganisationName.Kind.choices, {}),
        ("precisions", "Precision", "What coordinates point at.", Precision.choices, {}),
        ("licences", "Licences", "Of texts, by their SPDX identifiers.", Licence.choices, {}),
    )
)
VOCABULARIES = {vocabulary.name: vocabulary for vocabulary in (*IN_TABLES, *OF_PLACES_AND_TIMES, *OF_CHOICES)}
# The vocabulary of the values that a parameter takes.
BY_PARAMETER = {parameter: one.name for one in reversed(VOCABULARIES.values()) for parameter in one.parameters}


# A page of a list names the same few terms hundreds of times. Answers are always in one language.
@lru_cache(maxsize=20_000)
def address_of_term(vocabulary: str, slug: str) -> str | None:
    return VOCABULARIES[vocabulary].address(slug)

"""What the directory is browsed by: themes, countries and networks, each with how much there is of it in the lists."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import reverse
from django_countries import countries
from pyroaring import BitMap

from core.models import AreaOfImpact, Country, FocusArea, Introduced, Network
from core.models.translated import Told
from core.palette import FOCUS_COLOURS
from core.text import counted, fold
from search.facets import AREA_OF_IMPACT, COUNTRY, ENDED, FOCUS_AREA, NETWORK, Facet
from search.filters import ARCHIVED
from search.kinds import Kind, kind_named, kinds
from search.snapshot import Snapshot

# The page of a topic, by the facet that holds it.
PAGES = {FOCUS_AREA: "theme", AREA_OF_IMPACT: "theme", COUNTRY: "country", NETWORK: "network"}
# Kinds of entry as a topic shows them: who, what, and what is told of it.
ORDER = ("organisation", "project", "casestudy", "post")
# What a list shows besides what is current.
WITH_PAST = f"&{ENDED}=on&{ARCHIVED}=on"
# What is said of a number of entries: below it, as a way to all of them, and by itself.
WORDS = {"words": "noun", "all": "all_of", "text": "counted"}
THEMES = ((FOCUS_AREA, FocusArea), (AREA_OF_IMPACT, AreaOfImpact))


@dataclass(frozen=True)
class Amount:
    """A topic with how many entries of the lists belong to it."""

    facet: Facet = field(repr=False)
    name: str
    slug: str
    count: int
    # How much that is, in words.
    note: str = ""

    @property
    def address(self) -> str:
        return address(self.facet, self.slug)


@dataclass(frozen=True)
class Topic:
    """One theme, country or network."""

    facet: Facet = field(repr=False)
    value: str
    name: str
    term: Introduced | None = None

    @property
    def address(self) -> str:
        return address(self.facet, self.value)

    @property
    def definition(self) -> str:
        """What belongs to it, in a sentence; a country needs none."""
        return "" if self.facet is COUNTRY or not self.term else self.term.told("definition").text

    @property
    def introduction(self) -> Told | None:
        """The text on its page, as HTML."""
        return self.term.told("introduction_html") if self.term else None

    @property
    def colour(self) -> str:
        return FOCUS_COLOURS.get(self.value, "slate")

    @property
    def sign(self) -> str:
        """Its sign in static/signs.svg; only themes have one."""
        return self.value if PAGES[self.facet] == "theme" else ""

    @property
    def country(self) -> str:
        """Its code, for the map; empty for what is no country."""
        return self.value if self.facet is COUNTRY else ""

    def list_address(self, kind: Kind) -> str:
        return f"{kind.list_address}?{self.facet.name}={self.value}"


def address(facet: Facet, value: str) -> str:
    return reverse(PAGES[facet], args=[value])


def theme(slug: str) -> Topic | None:
    found = ((facet, model.objects.filter(slug=slug).first()) for facet, model in THEMES)
    return next((Topic(facet, term.slug, term.said, term) for facet, term in found if term), None)


def country(code: str) -> Topic | None:
    if code not in countries.countries:
        return None
    return Topic(COUNTRY, code, str(countries.name(code)), Country.objects.filter(code=code).first())


def network(slug: str, snapshot: Snapshot) -> Topic | None:
    """A network that some entry belongs to; others may come from a submission that nobody has looked at."""
    term = Network.objects.filter(slug=slug).first() if snapshot.holding(NETWORK.name, slug) else None
    return Topic(NETWORK, term.slug, term.said, term) if term else None


def listed(snapshot: Snapshot) -> BitMap:
    """What all lists together hold before anything is asked of them."""
    return BitMap.union(BitMap(), *(snapshot.listed(kind.name) for kind in kinds()))


def amounts(snapshot: Snapshot, facet: Facet, among: BitMap) -> Iterator[Amount]:
    """The topics of a facet in their order, with how many of these documents belong to each."""
    is_wanted = countries.countries.__contains__ if facet is COUNTRY else bool
    for value, name in snapshot.labels(facet).items():
        if is_wanted(value):
            count = among.intersection_cardinality(snapshot.holding(facet.name, value))
            yield Amount(facet, name, value, count)


def largest(snapshot: Snapshot, facet: Facet, among: BitMap, most: int | None = None) -> list[Amount]:
    """The topics with most of these documents, the largest first; those without any left out."""
    found = [amount for amount in amounts(snapshot, facet, among) if amount.count]
    return sorted(found, key=lambda amount: (-amount.count, fold(amount.name)))[:most]


def numbers(snapshot: Snapshot, topic: Topic) -> dict[str, dict | None]:
    """How much of each kind belongs to a topic, by the name of the kind, with the list that shows it; None for none."""
    held = snapshot.holding(topic.facet.name, topic.value)
    shown = [kind_named(name) for name in ORDER]
    return {kind.name: number(kind, snapshot.listed(kind.name) & held, topic.list_address(kind)) for kind in shown}


def left_out(snapshot: Snapshot, topic: Topic) -> list[dict]:
    """What belongs to a topic and has ended or is archived, with the lists that show it, too."""
    held = snapshot.holding(topic.facet.name, topic.value)
    found = (
        number(kind, (snapshot.of_kind(name) & held) - snapshot.listed(name), f"{topic.list_address(kind)}{WITH_PAST}")
        for name in ORDER
        for kind in [kind_named(name)]
    )
    return [one for one in found if one]


def number(kind: Kind, ids: BitMap, address: str) -> dict | None:
    if not ids:
        return None
    words = {name: counted(len(ids), getattr(kind.phrases, phrase)) for name, phrase in WORDS.items()}
    return {"count": len(ids), "address": address, **words}


def every_address(snapshot: Snapshot) -> list[str]:
    """The addresses of all topics with something to show, for the sitemap."""
    among = listed(snapshot)
    held = [amount.address for facet in PAGES for amount in amounts(snapshot, facet, among) if amount.count]
    return [reverse("themes"), reverse("countries"), reverse("networks"), *held]

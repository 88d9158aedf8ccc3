"""What the page that searches everything finds: the best of each kind, and ways on where little or nothing is found."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from django.http import QueryDict
from pyroaring import BitMap

from search.facets import ENDED, STATE
from search.kinds import Kind, kinds
from search.matching import Matches, match, match_all
from search.models import Document
from search.query import Part, Query, Term
from search.ranking import best_of, ranked
from search.snapshot import Snapshot, current
from search.snippets import Hit, hits
from search.spelling import FAR_MORE, mended, nearest_names

BEST = 5
# With no more results than this, another spelling is offered.
LITTLE = 2
# Words of phrases that are looked up one by one, which takes long for very common ones.
MOST_APART = 6
# Results of one kind that are shown in order of relevance, 12 pages; the list of the kind holds all.
DEEPEST = 288


@dataclass(frozen=True)
class Section:
    """The best of one kind, and the address of the list that holds all of them."""

    kind: Kind
    count: int
    hits: list[Hit]
    list_address: str


@dataclass(frozen=True)
class Change:
    """A search that asks for less, and how much it finds."""

    # What is left out, or a phrase whose words may stand apart.
    part: Part
    is_left_out: bool
    query: Query
    count: int


@dataclass(frozen=True)
class Found:
    """What a search finds among all entries but archived ones."""

    asked: Query
    # What was searched: the same, or better spelt.
    query: Query
    snapshot: Snapshot
    matches: Matches
    # A spelling that finds more.
    better: Query | None = None

    @property
    def is_mended(self) -> bool:
        return self.query != self.asked

    @cached_property
    def ids(self) -> dict[str, BitMap]:
        """Documents by the names of their kinds."""
        found = self.matches.found - self.snapshot.holding(STATE, "archived")
        return {kind.name: found & self.snapshot.of_kind(kind.name) for kind in kinds()}

    def archived(self) -> list[Section]:
        """What is left out of each kind because it is archived, with the list that shows it too."""
        found = self.matches.found & self.snapshot.holding(STATE, "archived")
        counts = {kind: found.intersection_cardinality(self.snapshot.of_kind(kind.name)) for kind in kinds()}
        return [
            Section(kind, count, [], self.list_address(kind, ended="on", archived="on"))
            for kind, count in counts.items()
            if count
        ]

    def count(self, kind: str = "") -> int:
        return len(self.ids[kind]) if kind else sum(map(len, self.ids.values()))

    def holding_all_words(self, kind: str = "") -> BitMap:
        """Those that hold everything that was asked for, not only some of the words."""
        held = self.ids[kind] if kind else BitMap.union(*self.ids.values())
        return held & self.matches.every

    def count_of_all_words(self, kind: str = "") -> int:
        return len(self.holding_all_words(kind))

    def best(self) -> list[Section]:
        """One section for each kind."""
        groups = best_of(self.query, self.matches, [self.ids[kind.name] for kind in kinds()], BEST)
        shown = hits(list(chain(*groups)), self.query, self.snapshot)
        return [self.section(kind, [hit for hit in shown if hit.kind == kind.name]) for kind in kinds()]

    def places(self, kind: str) -> range:
        """The places of the hits of one kind, to be shown in pages."""
        return range(min(self.count(kind), DEEPEST))

    def slice(self, kind: Kind, places: range) -> Section:
        """The section of one kind with the hits in these places."""
        ids = ranked(self.query, self.matches, self.ids[kind.name], places.stop)[places.start :]
        return self.section(kind, hits(ids, self.query, self.snapshot))

    def section(self, kind: Kind, shown: list[Hit]) -> Section:
        has_ended = self.ids[kind.name].intersect(self.snapshot.holding(ENDED, "yes"))
        address = self.list_address(kind, **({"ended": "on"} if has_ended else {}))
        return Section(kind, self.count(kind.name), shown, address)

    def list_address(self, kind: Kind, **switches: str) -> str:
        query = QueryDict(mutable=True)
        query.update({"q": self.query.text, **switches})
        return f"{kind.list_address}?{query.urlencode()}"

    def changes(self) -> list[Change]:
        """What would be found without each of the parts, and with the words of phrases one by one."""
        others = list(_less(self.query))
        matches = match_all([query for _, _, query in others], self.snapshot)
        return [
            Change(part, is_left_out, query, Found(query, query, self.snapshot, found).count())
            for (part, is_left_out, query), found in zip(others, matches, strict=True)
        ]

    def near(self) -> list[Document]:
        """Entries whose names are written nearly like this."""
        return nearest_names(self.query.text, BEST, self.snapshot)


def _less(asked: Query) -> Iterator[tuple[Part, bool, Query]]:
    """Searches that ask for less: by which part, and whether that is left out or its phrases are taken apart."""
    may_be_apart = sum(len(term.words) for part in asked.parts for term in part.terms if term.is_quoted) <= MOST_APART
    for part in asked.parts:
        phrases = {term: Term(term.text) for term in part.terms if term.is_quoted and len(term.words) > 1}
        if phrases and may_be_apart:
            yield part, False, asked.with_terms(phrases)
        if len(asked.parts) > 1:
            yield part, True, asked.without(part)


def of(query: Query, snapshot: Snapshot) -> Found:
    return Found(query, query, snapshot, match(query, snapshot))


def find(asked: Query, literally: bool = False) -> Found:
    """Searches for what was asked, or for a better spelling where nothing holds all of it."""
    found = of(asked, current())
    if literally or found.matches.exact or found.count_of_all_words() > LITTLE:
        return found
    better = mended(asked, found.snapshot, along=lambda query: [less for _, _, less in _less(query)])
    if better is None:
        return found
    other = of(better, found.snapshot)
    if found.count_of_all_words() >= other.count_of_all_words() and found.count():
        return found
    return replace(other, asked=asked) if _is_misspelt(found, other) else replace(found, better=better)


def _is_misspelt(found: Found, better: Found) -> bool:
    """Whether nothing holds what was typed, or hardly anything does, with the same mistake: no name, and far fewer."""
    count = found.count_of_all_words()
    typed = set(found.query.wanted) - set(better.query.wanted)
    is_named = any(each.name for each in found.matches.weighed if each.part in typed)
    return not count or (not is_named and better.count_of_all_words() >= FAR_MORE * count)

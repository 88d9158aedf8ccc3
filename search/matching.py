"""Which documents a search finds: those that hold all of it, or else much of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from pyroaring import BitMap

from search.asking import Ask, Span, any_form, asks, begun_name, whole_names
from search.languages import VOCABULARY
from search.lexemes import Forms, either, forms_in
from search.postings import ADDRESS, BEGUN, INSIDE, NAME, TEXT, WHOLE, Key, Some, postings
from search.query import Part, Query
from search.snapshot import Snapshot
from search.weighing import Weighed, levels, weight

# With fewer than these that hold all words, those that hold some are found too.
FEW = 3

Spans = dict[Span, BitMap]


@dataclass
class Matches:
    every: BitMap = field(default_factory=BitMap)
    # Whole names and addresses.
    exact: BitMap = field(default_factory=BitMap)
    # Those that hold every word, best first: names as written, begun and in other forms, then anything, then begun.
    tiers: list[BitMap] = field(default_factory=list)
    # How many of the tiers are of names.
    named_tiers: int = 0
    # Those that hold only some words, from much to little of the search.
    levels: list[BitMap] = field(default_factory=list)
    weighed: list[Weighed] = field(default_factory=list)
    # Parts that no document holds.
    unknown: list[Part] = field(default_factory=list)
    # A tsquery of everything that is wanted.
    tsquery: str = ""
    # Whether there may be more, as phrases of very common words were looked for in some documents only.
    are_some: bool = False

    @cached_property
    def some(self) -> BitMap:
        return BitMap.union(BitMap(), *self.levels) - self.every

    @cached_property
    def found(self) -> BitMap:
        return self.every | self.some


def match(query: Query, snapshot: Snapshot) -> Matches:
    """What a search finds over all kinds; everything for one that asks for nothing.

    At most two queries: for word forms and for documents.
    """
    return match_all([query], snapshot)[0]


def match_all(searches: Sequence[Query], snapshot: Snapshot) -> list[Matches]:
    """What each of several searches finds, with as few queries as one takes."""
    found = {work.query: work.matches() for work in all_looked_up([query for query in searches if query], snapshot)}
    return [found[query] if query else Matches(every=snapshot.everything) for query in searches]


def looked_up(query: Query, snapshot: Snapshot) -> "Matching":
    return all_looked_up([query], snapshot)[0]


def all_looked_up(searches: Sequence[Query], snapshot: Snapshot) -> list["Matching"]:
    forms = forms_in(searches, snapshot.languages)
    works = [Matching(query, forms, snapshot) for query in searches]
    otherwise: dict[Key, set[Key]] = {}
    for key, others in chain.from_iterable(work.otherwise() for work in works):
        # The same word may be a beginning in one search only.
        otherwise[key] = others & otherwise.get(key, others)
    found = postings([key for work in works for key in work.all_keys() if key[1]], snapshot, otherwise)
    for work in works:
        work.found = found
    return works


class Matching:
    """One search at work: what is looked up for it, and what was found."""

    def __init__(self, query: Query, forms: dict[str, Forms], snapshot: Snapshot):
        self.query, self.forms, self.snapshot = query, forms, snapshot
        self.asks = asks(query, forms)
        self.unwanted = [(TEXT, any_form(term, forms)) for part in query.unwanted for term in part.terms]
        # Those of which it is not known everywhere whether they hold what is unwanted are left out too.
        self.perhaps_unwanted = [(TEXT, sought.replace("<->", "&")) for _, sought in self.unwanted if "<->" in sought]
        # Filled by `all_looked_up`.
        self.found: dict[Key, BitMap] = {}

    def all_keys(self) -> Iterator[Key]:
        for each in self.asks.values():
            yield from self.keys(each)
        yield from (*self.unwanted, *self.perhaps_unwanted)
        yield from ((WHOLE, name) for name in whole_names(self.query))
        yield BEGUN, begun_name(self.query)

    def keys(self, each: Ask) -> Iterator[Key]:
        yield TEXT, each.forms
        yield from ((NAME, sought) for sought in (each.forms, each.written, each.beginning, each.initials))
        yield from ((ADDRESS, key) for keys in each.addresses for key in keys)
        if not each.in_names_only:
            yield TEXT, each.beginning

    def otherwise(self) -> Iterator[tuple[Key, set[Key]]]:
        """Words that may stand inside of others where they stand nowhere else."""
        for each in self.asks.values():
            if each.inside:
                yield (INSIDE, each.inside), set(self.keys(each))

    def held(self, where: str, sought: str) -> BitMap:
        return self.found.get((where, sought), BitMap())

    def addressed(self, each: Ask) -> BitMap:
        """The documents with these addresses: of each the longest that some document has."""
        ways = ((self.held(ADDRESS, key) for key in keys) for keys in each.addresses)
        return BitMap.union(BitMap(), *(next(filter(None, way), BitMap()) for way in ways))

    def written(self, each: Ask, where: str) -> BitMap:
        """The documents that hold it as it is written, as far as that is looked up: in names, and phrases anywhere."""
        return self.held(where, each.written) | self.held(NAME, each.initials) | self.addressed(each)

    def begun(self, each: Ask, where: str) -> BitMap:
        """The same with those that hold it as the beginning of a word."""
        return self.written(each, where) | self.held(NAME if each.in_names_only else where, each.beginning)

    def spoken(self, each: Ask, where: str) -> BitMap:
        """The documents that hold it in any of its forms."""
        return self.written(each, where) | self.held(where, each.forms)

    def anyhow(self, each: Ask, where: str) -> BitMap:
        """The documents that hold it in any form, as the beginning of a word or inside of a name."""
        held = self.spoken(each, where) | self.begun(each, where)
        return held if held or any(self.held(*key) for key in self.keys(each)) else self.held(INSIDE, each.inside)

    def matches(self) -> Matches:
        unwanted = self.unwanted + (self.perhaps_unwanted if self.are_some else [])
        ground = self.snapshot.everything - BitMap.union(BitMap(), *(self.held(*key) for key in unwanted))
        if not self.asks:
            return Matches(every=ground, tiers=[ground], are_some=self.are_some)
        ways = [(self.written, NAME), (self.begun, NAME), (self.anyhow, NAME), (self.spoken, TEXT), (self.anyhow, TEXT)]
        tiers = [self.through({span: way(each, where) for span, each in self.asks.items()}) for way, where in ways]
        tiers[1] = tiers[1] | self.held(BEGUN, begun_name(self.query))
        exact = self.exact()
        every = ground & BitMap.union(exact, *tiers)
        weighed = self.weighed()
        return Matches(
            every=every,
            exact=exact & ground,
            tiers=tiers,
            named_tiers=sum(where == NAME for _, where in ways),
            levels=[level & ground for level in levels(weighed)] if len(every) < FEW else [],
            weighed=weighed,
            unknown=[part for place, part in enumerate(self.query.wanted) if not self.covering(place, TEXT)],
            tsquery=either(each.forms for each in self.asks.values()),
            are_some=self.are_some,
        )

    @property
    def are_some(self) -> bool:
        """Whether more documents may be found, as phrases were compared with some only."""
        return any(isinstance(self.held(*key), Some) for key in self.all_keys())

    def exact(self) -> BitMap:
        named = [self.held(WHOLE, name) for name in whole_names(self.query)]
        return BitMap.union(*named, self.addressed(self.asks[0, 1]) if len(self.query.parts) == 1 else BitMap())

    def through(self, spans: Spans) -> BitMap:
        """The documents that hold all parts, each alone or written as one with its neighbours."""
        reached = [self.snapshot.everything]
        for stop in range(1, len(self.query.wanted) + 1):
            ways = [reached[start] & held for (start, end), held in spans.items() if end == stop]
            reached.append(BitMap.union(*ways, reached[-1] if stop - 1 in self.small_places else BitMap()))
        return reached[-1]

    @cached_property
    def small_places(self) -> set[int]:
        """The places of words that say nothing of a text, such as "the" and "de", while others do."""
        small_in = [self.small_in(part) for part in self.query.wanted]
        small = {place for place, languages in enumerate(small_in) if VOCABULARY in languages}
        others = [
            self.anyhow(self.asks[place, place + 1], TEXT) for place, languages in enumerate(small_in) if not languages
        ]
        if not others:
            return small if len(small) < len(small_in) else set()
        together = BitMap.intersection(*others)
        return small | {place for place, languages in enumerate(small_in) if any(self.at_home(together, languages))}

    def small_in(self, part: Part) -> frozenset[str]:
        """The languages in which a part is a small word."""
        return self.forms[part.terms[0].spelt[0]].small_in if part.is_word else frozenset()

    def at_home(self, ids: BitMap, languages: Iterable[str]) -> Iterator[bool]:
        """Whether most of these documents are in each language: Italian "ai" is no small word in "ai health"."""
        for language in languages:
            there = ids.intersection_cardinality(self.snapshot.holding("language", language))
            yield bool(ids) and 2 * there >= len(ids)

    @property
    def required(self) -> list[int]:
        """The places of the parts that a document has to hold."""
        return [place for place in range(len(self.query.wanted)) if place not in self.small_places]

    def weighed(self) -> list[Weighed]:
        known = [place for place in self.required if self.covering(place, TEXT)] or range(len(self.query.wanted))
        parts = self.query.wanted
        held = [(parts[place], self.covering(place, TEXT), self.covering(place, NAME)) for place in known]
        return [Weighed(part, weight(text, self.snapshot.everything), text, name) for part, text, name in held if text]

    def covering(self, place: int, where: str) -> BitMap:
        """The documents that hold the part at this place, alone or written as one with its neighbours."""
        held = (self.anyhow(each, where) for (start, stop), each in self.asks.items() if start <= place < stop)
        return BitMap.union(*held)

"""Mends the spelling of a search that finds little."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product

from pyroaring import BitMap

from search.asking import joined
from search.lexemes import phrase
from search.matching import FEW, Matches, Matching, looked_up, match_all
from search.models import Document
from search.near import SHORTEST, Near, near_names, near_words
from search.postings import TEXT, WHOLE, Key, postings
from search.query import Query, Term, parse
from search.snapshot import Snapshot

# Words that are mended in one search, spellings tried for each, and searches that are tried in the end.
MOST_WORDS = 3
MOST_SPELLINGS = 5
MOST_TRIED = 2
# Whole searches that are looked for among names.
MOST_NAMES = 100
# So many letters more may be changed than at least have to be if that makes a whole name.
FOR_A_NAME = 1
# A word that no more documents than this hold may be misspelt too, if that many times as many hold the other one.
HARDLY = 2
FAR_MORE = 10
# What two words count as that have to be one.
JOINED = 0.5
# So many letters may be changed in a shorter word when no document holds all words even then.
SURE = 1
LONG = 8


@dataclass(frozen=True)
class Suspect:
    """A word that may be misspelt, alone or written as one with its neighbour."""

    places: range
    # What it stands in: a word, a phrase or two words; and which of a phrase's words it is.
    terms: tuple[Term, ...]
    number: int
    word: str
    # The documents that hold it anyhow; and those that make it likely to be right, besides those that hold it as it is.
    held: BitMap
    right: BitMap

    @property
    def is_doubtful(self) -> bool:
        """Whether it need not be misspelt, as other forms of it are held."""
        return len(self.held) > HARDLY

    @property
    def as_it_is(self) -> "Spelling":
        return Spelling(self, self.word, 0)


@dataclass(frozen=True)
class Spelling:
    suspect: Suspect
    word: str
    # How many letters are changed.
    distance: float

    @property
    def key(self) -> Key:
        return TEXT, phrase(self.word.split())


# A way to spell the suspects.
Way = tuple[Spelling, ...]


def mended(
    query: Query, snapshot: Snapshot, along: Callable[[Query], Iterable[Query]] = lambda query: ()
) -> Query | None:
    """A search in a better spelling that finds more, unless enough holds all words as they are.

    At most four queries besides those for the search itself. Those that will be asked for next of whichever search is
    shown may come along, which saves one.
    """
    work = looked_up(query, snapshot)
    matches = work.matches()
    if len(matches.every) >= FEW or matches.exact or not query.wanted:
        return None
    suspects = list(_suspects(work, matches))
    mending = Mending(work, suspects) if suspects else None
    ways = islice(mending.ways(bool(matches.found)), MOST_TRIED) if mending else ()
    searches = [_spelt(query, way) for way in ways]
    following = chain.from_iterable(map(along, (query, *searches))) if searches else ()
    for better, found in zip(searches, match_all([*searches, *following], snapshot), strict=False):
        if len(found.every) > len(matches.every) or (found.found and len(found.unknown) < len(matches.unknown)):
            return better
    return None


def _suspects(work: Matching, matches: Matches) -> Iterator[Suspect]:
    """The words that no document holds, or hardly any; in any form if the search finds something, else as written."""
    for place, part in enumerate(work.query.wanted):
        held = work.covering(place, TEXT)
        right = held if matches.every else work.begun(work.asks[place, place + 1], TEXT)
        if len(right) > HARDLY or (len(held) > HARDLY and not part.is_word):
            continue
        for term in part.terms:
            for number, word in enumerate(term.words):
                if len(word) >= SHORTEST and not (term.is_address or term.is_unspaced or any(map(str.isdigit, word))):
                    yield Suspect(range(place, place + 1), (term,), number, word, held, right)


def _joined(alone: Sequence[Suspect], work: Matching) -> Iterator[Suspect]:
    """Unknown words written as one with a neighbour: "algoritm watch" may be "algorithmwatch"."""
    unknown = {suspect.places.start for suspect in alone if not suspect.held}
    for (start, stop), word in joined(work.query):
        if stop - start == 2 and unknown & {start, stop - 1}:
            terms = tuple(part.terms[0] for part in work.query.wanted[start:stop])
            yield Suspect(range(start, stop), terms, 0, word, BitMap(), BitMap())


class Mending:
    """The ways to spell the suspects of a search, and what documents hold them."""

    def __init__(self, work: Matching, suspects: Sequence[Suspect]):
        self.work = work
        sure = list(islice((suspect for suspect in suspects if not suspect.is_doubtful), MOST_WORDS))
        doubtful = [suspect for suspect in suspects if suspect.is_doubtful]
        self.joined = list(_joined(sure, work))
        words = [suspect.word for suspect in (*sure, *self.joined)]
        self.near = near_words(words, work.snapshot, [suspect.word for suspect in doubtful])
        doubted = [suspect for suspect in suspects if suspect in sure or self.near.get(suspect.word)]
        self.alone = doubted[:MOST_WORDS]
        # All spellings might make a name; of the others only the nearest are tried.
        ways = sorted(self.combined(self.near), key=_distance)[:MOST_NAMES]
        self.as_names = [way for way in ways if _distance(way) <= _distance(ways[0]) + FOR_A_NAME]
        nearest = {word: [each for each in near if each[0] == near[0][0]] for word, near in self.near.items()}
        self.in_texts = self.combined({word: near[:MOST_SPELLINGS] for word, near in nearest.items()})
        names = {(WHOLE, self.name(way)) for way in self.as_names}
        words = {spelling.key for way in self.in_texts for spelling in way if spelling.distance}
        words |= {suspect.as_it_is.key for suspect in self.alone if suspect.held}
        self.found = postings([*names, *words], work.snapshot)

    def combined(self, near: Mapping[str, Sequence[Near]]) -> list[Way]:
        """Each suspect as it is or in one of these spellings, also two as one; without the way that changes nothing."""

        def spellings(suspect: Suspect) -> list[Spelling]:
            return [Spelling(suspect, word, distance) for distance, word in near[suspect.word]]

        own = [[suspect.as_it_is, *spellings(suspect)] for suspect in self.alone]
        ways = list(product(*own))
        for suspect in self.joined:
            others = [each for each in own if each[0].suspect.places.start not in suspect.places]
            ways += product(spellings(suspect), *others)
        return [way for way in ways if _distance(way)]

    def name(self, way: Way) -> str:
        return _spelt(self.work.query, way).squashed

    def ways(self, finds_some: bool) -> Iterator[Way]:
        """The likeliest first: whole names, then those with which documents hold everything, fewest changes first."""
        yield from (way for way in self.as_names if self.found[WHOLE, self.name(way)] and all(map(_may_be_name, way)))
        likely = [(self.unlikeliness(way), way) for way in self.in_texts if all(map(self.is_likely, way))]
        for (finds_nothing, *_), way in sorted(likely, key=lambda each: each[0]):
            if not finds_nothing or (_is_sure(way) and not finds_some):
                yield way

    def held(self, spelling: Spelling) -> BitMap:
        suspect = spelling.suspect
        return self.found[spelling.key] if spelling.distance else suspect.held or self.work.snapshot.everything

    def is_likely(self, spelling: Spelling) -> bool:
        """Whether this spelling may be meant: not another one of what is a word, nor an unknown word as it is."""
        suspect, ids = spelling.suspect, self.held(spelling)
        if not spelling.distance:
            return bool(suspect.held) or not any(self.found.get(other.key) for other in self.others(suspect))
        if not suspect.held or not ids:
            return bool(ids)
        right = suspect.right | self.found[suspect.as_it_is.key]
        return not right or (spelling.distance <= SURE and len(ids) >= FAR_MORE * len(right))

    def others(self, suspect: Suspect) -> Iterator[Spelling]:
        return (Spelling(suspect, word, distance) for distance, word in self.near[suspect.word])

    def unlikeliness(self, way: Way) -> tuple:
        doubted = {place for spelling in way for place in spelling.suspect.places}
        others = (self.work.covering(place, TEXT) for place in self.work.required if place not in doubted)
        ids = [self.held(spelling) for spelling in way]
        found = BitMap.intersection(self.work.snapshot.everything, *filter(None, others), *ids)
        return not found, _distance(way), -len(found), -sum(map(len, ids))


def _distance(way: Way) -> float:
    return sum(spelling.distance + JOINED * (len(spelling.suspect.terms) > 1) for spelling in way)


def _may_be_name(spelling: Spelling) -> bool:
    return spelling.distance <= SURE or not spelling.suspect.held


def _is_sure(way: Way) -> bool:
    changed = [spelling for spelling in way if spelling.distance]
    return all(not each.suspect.held and (each.distance <= SURE or len(each.word) >= LONG) for each in changed)


def _spelt(query: Query, way: Way) -> Query:
    words: dict[Term, list[str]] = {}
    for spelling in way:
        term, *others = spelling.suspect.terms
        # As spelt if that can be, which keeps the accents of its other words.
        spelt = term.spelt if len(term.spelt) == len(term.words) else term.words
        words.setdefault(term, list(spelt))[spelling.suspect.number] = spelling.word
        words |= {other: [] for other in others}
    return query.with_terms({term: Term(" ".join(spelt), term.is_quoted) for term, spelt in words.items()})


def nearest_names(text: str, at_most: int, snapshot: Snapshot) -> list[Document]:
    """Current entries whose names are written most nearly like a search; one query."""
    return near_names(" ".join(parse(text).words), at_most, snapshot)

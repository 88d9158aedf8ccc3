"""Mends the spelling of a search that finds little."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from pyroaring import BitMap

from search.asking import joined
from search.lexemes import phrase
from search.matching import FEW, Matches, Matching, looked_up, match_all
from search.models import Document
from search.near import SHORTEST, near_names, near_words
from search.postings import TEXT, postings
from search.query import Query, Term, parse
from search.snapshot import Snapshot

# Words that are mended in one search, spellings tried for each, and searches that are tried in the end.
MOST_WORDS = 3
MOST_SPELLINGS = 8
MOST_TRIED = 2
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
    # The documents that hold it in a way that makes it likely to be right, and those that hold it anyhow.
    written: BitMap
    held: BitMap


@dataclass(frozen=True)
class Spelling:
    suspect: Suspect
    word: str
    # How many letters are changed.
    distance: float
    # The documents that hold it.
    ids: BitMap

    @property
    def is_sure(self) -> bool:
        return not self.suspect.held and (self.distance <= SURE or len(self.word) >= LONG)

    @property
    def is_likelier(self) -> bool:
        is_far_more = len(self.ids) >= FAR_MORE * max(len(self.suspect.written), 1)
        is_new = not self.suspect.held or not self.suspect.written
        return bool(self.ids) and (is_new or (self.distance <= SURE and is_far_more))


# A way to spell the suspects.
Way = tuple[Spelling, ...]


def mended(query: Query, snapshot: Snapshot) -> Query | None:
    """A search in a better spelling that finds more, unless enough holds all words as they are."""
    work = looked_up(query, snapshot)
    matches = work.matches()
    if len(matches.every) >= FEW or matches.exact or not query.wanted:
        return None
    alone = list(islice(_suspects(work, matches), MOST_WORDS))
    ways = _ways(alone, list(_joined(alone, work)), work, bool(matches.found))[:MOST_TRIED]
    tried = [_spelt(query, way) for way in ways]
    for better, found in zip(tried, match_all(tried, snapshot), strict=True):
        if len(found.every) > len(matches.every) or (found.found and len(found.unknown) < len(matches.unknown)):
            return better
    return None


def _suspects(work: Matching, matches: Matches) -> Iterator[Suspect]:
    """The words that no document holds, or hardly any; in any form if the search finds something, else as written."""
    for place, part in enumerate(work.query.wanted):
        held = work.covering(place, TEXT)
        written = held if matches.every else work.begun(work.asks[place, place + 1], TEXT)
        if len(written) > HARDLY:
            continue
        for term in part.terms if len(held) <= HARDLY or part.is_word else ():
            for number, word in enumerate(term.words):
                if len(word) >= SHORTEST and not (term.is_address or term.is_unspaced or any(map(str.isdigit, word))):
                    yield Suspect(range(place, place + 1), (term,), number, word, written, held)


def _joined(alone: Sequence[Suspect], work: Matching) -> Iterator[Suspect]:
    """Unknown words written as one with a neighbour: "algoritm watch" may be "algorithmwatch"."""
    unknown = {suspect.places.start for suspect in alone if not suspect.held}
    for (start, stop), word in joined(work.query):
        if stop - start == 2 and unknown & {start, stop - 1}:
            terms = tuple(part.terms[0] for part in work.query.wanted[start:stop])
            yield Suspect(range(start, stop), terms, 0, word, BitMap(), BitMap())


def _ways(alone: Sequence[Suspect], together: Sequence[Suspect], work: Matching, finds_some: bool) -> list[Way]:
    """Ways to spell the suspects, best first: those in which documents hold all of the search, with fewest changes."""
    if not alone:
        return []
    found = _spellings([*alone, *together], work.snapshot)
    ways = list(product(*found[: len(alone)]))
    for suspect, spellings in zip(together, found[len(alone) :], strict=True):
        others = [own for other, own in zip(alone, found, strict=False) if other.places.start not in suspect.places]
        ways += product(spellings, *others)
    changing = (way for way in ways if any(spelling.distance for spelling in way))
    likely = sorted(((_unlikeliness(way, work), way) for way in changing), key=lambda each: each[0])
    return [way for (finds_nothing, *_), way in likely if not finds_nothing or (_is_sure(way) and not finds_some)]


def _spellings(suspects: Sequence[Suspect], snapshot: Snapshot) -> list[list[Spelling]]:
    """How each suspect may have been meant, as it is among them unless nothing holds it."""
    near = near_words([suspect.word for suspect in suspects])
    tried = [near[suspect.word][:MOST_SPELLINGS] for suspect in suspects]
    held = postings(((TEXT, phrase(word.split())) for others in tried for _, word in others), snapshot)
    found = []
    for suspect, others in zip(suspects, tried, strict=True):
        spellings = [Spelling(suspect, word, distance, held[TEXT, phrase(word.split())]) for distance, word in others]
        likelier = [spelling for spelling in spellings if spelling.is_likelier]
        as_it_is = Spelling(suspect, suspect.word, 0, suspect.held or snapshot.everything)
        found.append([*likelier, *([] if likelier and not suspect.held else [as_it_is])])
    return found


def _unlikeliness(way: Way, work: Matching) -> tuple:
    doubted = {place for spelling in way for place in spelling.suspect.places}
    others = (work.covering(place, TEXT) for place in work.required if place not in doubted)
    found = BitMap.intersection(work.snapshot.everything, *filter(None, others), *(spelling.ids for spelling in way))
    return (
        not found,
        sum(spelling.distance + JOINED * (len(spelling.suspect.terms) > 1) for spelling in way),
        -len(found),
        -sum(len(spelling.ids) for spelling in way),
    )


def _is_sure(way: Way) -> bool:
    return all(spelling.is_sure for spelling in way if spelling.distance)


def _spelt(query: Query, way: Way) -> Query:
    words: dict[Term, list[str]] = {}
    for spelling in way:
        term, *others = spelling.suspect.terms
        words.setdefault(term, list(term.words))[spelling.suspect.number] = spelling.word
        words |= {other: [] for other in others}
    return query.with_terms({term: Term(" ".join(spelt), term.is_quoted) for term, spelt in words.items()})


def nearest_names(text: str, at_most: int) -> list[Document]:
    """Current entries whose names are written most nearly like a search; one query."""
    return near_names(" ".join(parse(text).words), at_most)

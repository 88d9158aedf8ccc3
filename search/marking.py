"""Marks in texts what a search matched there."""

import re
import unicodedata
from collections.abc import Mapping, Set
from functools import cached_property
from itertools import islice

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.languages import STEMMERS, VOCABULARY
from search.lexemes import Forms
from search.query import Query, Term
from search.words import PLAIN, squashed

# Letters of a word after its stem, at most, and no more than the stem has: "observ" marks "observers".
ENDING = 7
SHORTEST_STEM = 3
MOST_MARKS = 500
# Plain letters that are written as one letter elsewhere.
AS_ONE = {"ss": "ß", "ae": "æ", "oe": "œ", "th": "þ"}

# Where something was matched, and the place of its term in the search.
Mark = tuple[int, int, int]


class Aligned(dict):
    """A table for `str.translate`: plain letters, one for each letter, so that places stay the same."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        made = PLAIN[code].strip() or letter
        self[code] = made if len(made) == 1 else letter
        return self[code]


ALIGNED = Aligned()


class Marker:
    """What to mark for a search."""

    def __init__(self, query: Query, forms: Mapping[str, Forms]):
        self.query, self.forms = query, forms
        self.terms = [term for part in query.wanted for term in part.terms]
        self._in_texts: dict[str, re.Pattern | None] = {}

    def in_texts(self, language: str) -> re.Pattern | None:
        """In texts of this language."""
        if language not in self._in_texts:
            self._in_texts[language] = either([self.ways(term, {language, VOCABULARY}) for term in self.terms])
        return self._in_texts[language]

    @cached_property
    def in_names(self) -> re.Pattern | None:
        """In names of whatever language, also across spaces and dots, and inside of words."""
        ways = [(term, self.ways(term, STEMMERS.keys())) for term in self.terms]
        found = [[*each, *self.ways_in_names(term)] for term, each in ways if each]
        return either([[whole(spaced(self.query.squashed))], *found] if self.query.squashed else found)

    def ways(self, term: Term, languages: Set[str]) -> list[str]:
        if not term.is_word:
            side_by_side = r"\W+".join(map(escaped, term.words))
            return [squashed(term.text) if term.is_unspaced else whole(side_by_side)]
        forms = self.forms[term.spelt[0]]
        if len(self.terms) > 1 and languages & forms.small_in:
            return []
        word = term.words[0]
        begun = [whole(escaped(word) + r"\w*")] if self.is_begun(term) and len(word) > SHORTEST_STEM else []
        stems = {stem for language, stem in forms.stems if language in languages and len(stem) >= SHORTEST_STEM}
        return [whole(escaped(word)), *begun, *(whole(form_of(stem)) for stem in sorted(stems, reverse=True))]

    def ways_in_names(self, term: Term) -> list[str]:
        letters = squashed(term.text)
        if self.is_begun(term):
            return [begun(letters)]
        return [spaced(letters)] if len(letters) > SHORTEST_STEM else [whole(spaced(letters))]

    def is_begun(self, term: Term) -> bool:
        return self.query.has_beginning and term == self.terms[-1]


def form_of(stem: str) -> str:
    """Words with this stem: its last letter may be written "y"."""
    return rf"{escaped(stem[:-1])}[{re.escape(stem[-1])}y]\w{{0,{min(len(stem), ENDING)}}}"


def escaped(word: str) -> str:
    written = re.escape(word)
    for letters, letter in AS_ONE.items():
        written = written.replace(letters, f"(?:{letters}|{letter})")
    return written


def whole(pattern: str) -> str:
    return rf"(?<!\w){pattern}(?!\w)"


def spaced(letters: str) -> str:
    """Letters that may have spaces and dots between them."""
    return r"\W{0,2}".join(map(re.escape, letters))


def begun(letters: str) -> str:
    return rf"(?<!\w){spaced(letters)}"


def beginning(text: str) -> re.Pattern:
    """What begins like a text, whatever spaces and dots it has."""
    return re.compile(f"({begun(squashed(text))})")


def either(ways: list[list[str]]) -> re.Pattern | None:
    """One group for each term that can be marked."""
    groups = [f"({'|'.join(patterns)})" for patterns in ways if patterns]
    return re.compile("|".join(groups)) if groups else None


def marks(text: str, pattern: re.Pattern | None) -> list[Mark]:
    """Where a text matches that `composed` gave."""
    found = pattern.finditer(text.translate(ALIGNED)) if pattern else ()
    return [(match.start(), match.end(), match.lastindex) for match in islice(found, MOST_MARKS) if match[0]]


def composed(text: str) -> str:
    """The text with each letter and its accents as one character, where there is such a one."""
    return unicodedata.normalize("NFC", text)


def marked(text: str, found: list[Mark]) -> SafeString:
    """The text as HTML, with what was matched marked."""
    pieces, done = [], 0
    for start, stop, _ in found:
        pieces += [(text[done:start], text[start:stop])]
        done = stop
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[done:])

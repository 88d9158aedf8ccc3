"""What a visitor asks for: words, "phrases", -without and `or`, read from any text at all."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from search.words import UNSPACED, accented, is_address, plain, squashed

# What is used of a longer text.
LONGEST = 200
MOST_PARTS = 12
# Parts of several words, which take longer to look up.
MOST_PHRASES = 6
# Parts with every `or` and all alternatives.
MOST_TOKENS = 24
# Of a text that is far too long, only so many characters are looked at.
LOOKED_AT = 4 * LONGEST
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂〝〞", '"'))
# Control characters, halves of characters, and marks that would turn the direction of the page that repeats the text.
UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")
TOKEN = re.compile(r'(?P<minus>(?<!\S)-+)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
OR = {"or", "|"}


@dataclass(frozen=True)
class Term:
    """A word, a "phrase", or what is written as one and holds several words: "open-source", "L'eau", "petities.nl"."""

    # As it was typed, without operators and quotes.
    text: str
    is_quoted: bool = False

    @cached_property
    def spelt(self) -> tuple[str, ...]:
        """The words with their accents, as stemmers want them."""
        return tuple(word for word in accented(self.text).split() if plain(word))

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(plain(self.text).split())

    @cached_property
    def is_word(self) -> bool:
        """Whether it is one word and nothing more."""
        return len(self.spelt) == 1 and len(self.words) == 1 and not self.is_quoted

    @cached_property
    def is_address(self) -> bool:
        """Whether it is a web address, or one for mail at a host."""
        return not self.is_quoted and is_address(self.text.rpartition("@")[2])

    @cached_property
    def is_unspaced(self) -> bool:
        """Whether it is of a script whose words `words.plain` takes apart letter by letter."""
        return bool(UNSPACED.search(self.text))

    def __str__(self) -> str:
        return f'"{self.text}"' if self.is_quoted else self.text


@dataclass(frozen=True)
class Part:
    """One thing that is asked for, or that must not be there: any of its terms."""

    terms: tuple[Term, ...]
    is_unwanted: bool = False

    @property
    def is_word(self) -> bool:
        return len(self.terms) == 1 and self.terms[0].is_word

    @property
    def has_phrase(self) -> bool:
        return any(len(term.words) > 1 for term in self.terms)

    def __str__(self) -> str:
        return "-" * self.is_unwanted + " or ".join(map(str, self.terms))


@dataclass(frozen=True)
class Query:
    """A search that was understood; false when it asks for nothing."""

    text: str = ""
    parts: tuple[Part, ...] = ()
    # Whether the text was longer than what is used of it.
    shortened: bool = field(default=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __str__(self) -> str:
        return " ".join(map(str, self.parts))

    @cached_property
    def wanted(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.is_unwanted)

    @cached_property
    def unwanted(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.is_unwanted)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The plain words that are asked for, each once."""
        return tuple(dict.fromkeys(word for part in self.wanted for term in part.terms for word in term.words))

    @cached_property
    def has_beginning(self) -> bool:
        """Whether the last word may be the beginning of one: not when a quote or an unwanted word comes last."""
        return bool(self) and not self.parts[-1].is_unwanted and not self.parts[-1].terms[-1].is_quoted

    @cached_property
    def squashed(self) -> str:
        """What is asked for as names are compared: one word in plain letters."""
        return squashed(" ".join(map(str, self.wanted)))

    def without(self, part: Part) -> "Query":
        return parse(str(replace(self, parts=tuple(other for other in self.parts if other != part))))

    def with_terms(self, terms: dict[Term, Term]) -> "Query":
        """The same search with other terms in the place of some."""
        parts = (replace(part, terms=tuple(terms.get(term, term) for term in part.terms)) for part in self.parts)
        return parse(" ".join(map(str, parts)))


def parse(text: str) -> Query:
    """Reads a search from whatever text; never fails."""
    written = " ".join(UNWRITABLE.sub(" ", text[:LOOKED_AT]).split())
    used = _shortened(written)
    parts, is_cut = _parts(used.translate(QUOTES).replace("|", " | "))
    return Query(used, parts, is_cut or used != written or len(text) > LOOKED_AT)


def _shortened(text: str) -> str:
    """The text up to the last whole word that fits."""
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST + 1].rpartition(" ")[0] or text[:LONGEST]


def _parts(text: str) -> tuple[tuple[Part, ...], bool]:
    """The parts of a text, and whether there were more; an `or` with nothing to join is a word."""
    found = [part for token in TOKEN.finditer(text) if (part := _part(token))]
    is_cut = len(found) > MOST_TOKENS
    del found[MOST_TOKENS:]
    parts: list[Part] = []
    joining = False
    for part, following in zip(found, [*found[1:], None], strict=False):
        if joining and part.terms[0].words:
            parts[-1] = Part(parts[-1].terms + part.terms)
            joining = False
        elif not joining and str(part).lower() in OR and _can_join(parts[-1:], following):
            joining = True
        elif part.terms[0].words:
            parts.append(part)
    too_many = [place for place, part in enumerate(parts) if part.has_phrase][MOST_PHRASES:]
    used = [part for place, part in enumerate(parts) if place not in too_many][:MOST_PARTS]
    return tuple(used), is_cut or len(used) < len(parts)


def _part(token: re.Match) -> Part | None:
    phrase, word = token["phrase"], token["word"]
    term = Term(" ".join((phrase or "").split()), True) if word is None else Term(word.lstrip("-"))
    if term.words or term.text in OR:
        return Part((term,), bool(token["minus"]))
    return None


def _can_join(before: list[Part], after: Part | None) -> bool:
    return bool(before and after) and not before[0].is_unwanted and not after.is_unwanted

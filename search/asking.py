"""Turns what a visitor asks for into what is looked up in the index."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from search.lexemes import Forms, both, either, phrase, quoted
from search.query import Part, Query, Term
from search.words import address_key, plain, squashed

APOSTROPHE = re.compile("['’ʼ‘`´]")
# Words as short as this, before or after an apostrophe, are articles and endings: "l'eau", "women's".
PARTICLE = 2
# A beginning as short as this is looked for in names only, as it would be found in most texts.
SHORT_BEGINNING = 3
INITIALS = range(2, 6)
# Shorter words are not looked for inside others.
INSIDE_FROM = 3
# Words that may be written as one: "what do they know".
MOST_JOINED = 5
LONGEST_PATH = 6

# Neighbours among the wanted parts: the place of the first, and the place after the last.
Span = tuple[int, int]


@dataclass(frozen=True)
class Ask:
    """What a part, or some neighbours written as one word, is looked up as."""

    # A tsquery of all its forms.
    forms: str
    # The same as the beginning of a word, only for the last one.
    beginning: str = ""
    in_names_only: bool = False
    # A tsquery of it as it is written.
    written: str = ""
    # A tsquery of its letters one after another, as initials are written: "T.V.T.".
    initials: str = ""
    # A word that may stand inside of a longer one.
    inside: str = ""
    # For each address the whole, then without the last part of its path, and so on to its host.
    addresses: tuple[tuple[str, ...], ...] = ()


def asks(query: Query, forms: Mapping[str, Forms]) -> dict[Span, Ask]:
    """What to look up for the wanted parts, in the order of their places, and for neighbours written as one."""
    last = len(query.wanted) if query.has_beginning else None
    found = {
        (place, place + 1): _ask(part, forms, may_be_begun=place + 1 == last) for place, part in enumerate(query.wanted)
    }
    for span, word in joined(query):
        beginning = quoted(word, is_beginning=True) if span[1] == last else ""
        found[span] = Ask(quoted(word), beginning)
    return found


def _ask(part: Part, forms: Mapping[str, Forms], may_be_begun: bool) -> Ask:
    *_, last = part.terms
    return Ask(
        forms=either(any_form(term, forms) for term in part.terms),
        beginning=_beginning(last, forms) if may_be_begun else "",
        in_names_only=len(last.words[-1]) <= SHORT_BEGINNING,
        written=either(phrase(_literal(term, forms)) for term in part.terms),
        initials=phrase(list(last.words[0])) if part.is_word and len(last.words[0]) in INITIALS else "",
        inside=last.words[0] if part.is_word and len(last.words[0]) >= INSIDE_FROM else "",
        addresses=tuple(_addresses(term.text) for term in part.terms if term.is_address),
    )


def any_form(term: Term, forms: Mapping[str, Forms]) -> str:
    """A tsquery of a term as it is written and in its other forms; of a quoted one as it is written."""
    if term.is_word:
        return forms[term.spelt[0]].any_form
    literal = _literal(term, forms)
    if term.is_quoted:
        return phrase(literal)
    joined = "" if term.is_unspaced else quoted(squashed(term.text))
    return either([phrase(literal), joined, *_stem_phrases(term, forms), _without_particles(term, forms)])


def _literal(term: Term, forms: Mapping[str, Forms]) -> list[str]:
    return [lexeme for word in term.spelt for lexeme in forms[word].literal]


def _stem_phrases(term: Term, forms: Mapping[str, Forms]) -> list[str]:
    """The words one after another in other forms, in each language: "fact-checking" as "fact-checkers"."""
    if term.is_unspaced:
        return []
    stems = [dict(forms[word].stems) for word in term.spelt]
    languages = sorted(set.intersection(*(set(held) for held in stems)))
    return [phrase([f"{language}:{held[language]}" for held in stems]) for language in languages]


def _without_particles(term: Term, forms: Mapping[str, Forms]) -> str:
    if not APOSTROPHE.search(term.text):
        return ""
    return both(forms[word].any_form for word in term.spelt if len(word) > PARTICLE)


def _beginning(term: Term, forms: Mapping[str, Forms]) -> str:
    literal = _literal(term, forms)
    # The last letter of "S.T." begins nothing, that of "Dyne.o" does.
    is_begun = literal and (len(literal[-1]) > 1 or max(map(len, literal)) > PARTICLE)
    if term.is_quoted or term.is_unspaced or not is_begun:
        return ""
    joined = "" if term.is_word else quoted(squashed(term.text), is_beginning=True)
    return either([phrase(literal, is_beginning=True), joined])


def _addresses(text: str) -> tuple[str, ...]:
    steps = address_key(text).split("/")
    return tuple("/".join(steps[:length]) for length in range(min(len(steps), LONGEST_PATH), 0, -1))


def joined(query: Query) -> Iterator[tuple[Span, str]]:
    can_join = [part.is_word and not part.terms[0].is_unspaced for part in query.wanted]
    for start in range(len(can_join)):
        for stop in range(start + 2, min(start + MOST_JOINED, len(can_join)) + 1):
            if all(can_join[start:stop]):
                yield (start, stop), "".join(part.terms[0].words[0] for part in query.wanted[start:stop])


def begun_name(query: Query) -> str:
    """Words of which the last is one letter, too short for anything but the beginning of a name: "Democracia en R"."""
    words = plain(query.text).split()
    has_operators = any(part.is_unwanted or len(part.terms) > 1 or part.terms[0].is_quoted for part in query.parts)
    return " ".join(words) if len(words) > 1 and len(words[-1]) == 1 and not has_operators else ""


def whole_names(query: Query) -> list[str]:
    """What may be the whole name of an entry: all that is wanted, or one side of an `or`."""
    terms = query.parts[0].terms if len(query.parts) == 1 else ()
    wholes = [query.squashed, squashed(query.text), *(squashed(term.text) for term in terms)]
    return list(dict.fromkeys(filter(None, wholes)))

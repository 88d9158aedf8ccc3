"""What words are called in the index: as they are written, and their stems in the languages that it holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from search.languages import STEMMERS, VOCABULARY
from search.postings import keep
from search.query import Query
from search.words import plain, stemmable

# Endings that are often typed without the accent that stemmers of Spanish, Catalan and Portuguese need, and those that
# the last takes apart in one and several: "solução", "soluções".
ENDINGS = {
    "cion": ("ción",),
    "sion": ("sión",),
    "cio": ("ció",),
    "sio": ("sió",),
    "cao": ("ção", "ções"),
    "coes": ("ção", "ções"),
    "sao": ("são", "sões"),
    "soes": ("são", "sões"),
}
MOST_KEPT = 5000
FORMS = """
    SELECT word.place, language.code, ARRAY(
        SELECT DISTINCT unaccent(lexeme) FROM unnest(to_tsvector(language.stemmer::regconfig, word.written))
    )
    FROM unnest(%(written)s::text[]) WITH ORDINALITY AS word(written, place),
        unnest(%(codes)s::text[], %(stemmers)s::text[]) AS language(code, stemmer)
    UNION ALL
    SELECT word.place, NULL, ARRAY(
        SELECT lexeme FROM unnest(to_tsvector('simple', word.plain)) AS held ORDER BY held.positions[1]
    )
    FROM unnest(%(plain)s::text[]) WITH ORDINALITY AS word(plain, place)
"""


@dataclass(frozen=True)
class Forms:
    """One word: the lexemes that it is written as, nearly always one, and its stems by language."""

    literal: tuple[str, ...]
    stems: tuple[tuple[str, str], ...]
    # Languages that count it among the small words, which say nothing of a text.
    small_in: frozenset[str]

    @property
    def as_written(self) -> str:
        return phrase(self.literal)

    @property
    def any_form(self) -> str:
        return either([self.as_written, *(quoted(f"{language}:{stem}") for language, stem in self.stems)])


_known: dict[tuple[str, tuple[str, ...]], Forms] = {}


def forms_in(searches: Iterable[Query], languages: Iterable[str]) -> dict[str, Forms]:
    """The forms of all words of some searches."""
    terms = (term for query in searches for part in query.parts for term in part.terms)
    return forms_of((word for term in terms for word in term.spelt), languages)


def forms_of(words: Iterable[str], languages: Iterable[str]) -> dict[str, Forms]:
    """The forms of words with their accents; one query when some were not asked for before."""
    codes = tuple(sorted({*languages, VOCABULARY} & STEMMERS.keys()))
    words = list(dict.fromkeys(words))
    found = {word: kept for word in words if (kept := _known.get((word, codes)))}
    missing = [word for word in words if word not in found]
    if missing:
        new = _worked_out(missing, codes)
        keep(_known, {(word, codes): forms for word, forms in new.items()}, MOST_KEPT)
        found |= new
    return found


def _worked_out(words: Sequence[str], codes: Sequence[str]) -> dict[str, Forms]:
    asked = {
        "written": [f"{stemmable(word)} {' '.join(_accented_endings(word))}" for word in words],
        "plain": [plain(word) for word in words],
        "codes": list(codes),
        "stemmers": [STEMMERS[code] for code in codes],
    }
    literal, stems, small_in = {}, {}, {}
    with connection.cursor() as cursor:
        cursor.execute(FORMS, asked)
        for place, code, lexemes in cursor.fetchall():
            word = words[place - 1]
            if code is None:
                literal[word] = tuple(lexemes)
            elif lexemes:
                stems.setdefault(word, []).extend((code, lexeme) for lexeme in lexemes)
            else:
                small_in.setdefault(word, set()).add(code)
    return {word: Forms(literal[word], tuple(stems.get(word, ())), frozenset(small_in.get(word, ()))) for word in words}


def _accented_endings(word: str) -> list[str]:
    word = plain(word)
    return [word.removesuffix(bare) + ending for bare in ENDINGS if word.endswith(bare) for ending in ENDINGS[bare]]


def quoted(lexeme: str, is_beginning: bool = False) -> str:
    """A lexeme as the text of a tsquery has it."""
    doubled = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'" + ":*" * is_beginning


def phrase(lexemes: Sequence[str], is_beginning: bool = False) -> str:
    """Words one after another, the last perhaps only begun."""
    written = [quoted(lexeme) for lexeme in lexemes[:-1]] + [quoted(last, is_beginning) for last in lexemes[-1:]]
    return _joined(" <-> ", written)


def either(queries: Iterable[str]) -> str:
    return _joined(" | ", dict.fromkeys(filter(None, queries)))


def both(queries: Iterable[str]) -> str:
    return _joined(" & ", dict.fromkeys(filter(None, queries)))


def _joined(sign: str, queries: Iterable[str]) -> str:
    queries = list(queries)
    return f"({sign.join(queries)})" if len(queries) > 1 else "".join(queries)

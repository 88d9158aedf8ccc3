"""What words are called in the index: as they are written, and their stems in the languages that it holds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.reading import connection
from search.languages import STEMMERS, VOCABULARY
from search.postings import keep
from search.query import Query
from search.words import plain, stemmable

# Endings that are often typed without the accent that stemmers of Spanish, Catalan and Portuguese need, and those that
# the last takes apart in one and several: "solução", "soluções".
ENDINGS = (
    ("cion", "ción"),
    ("sion", "sión"),
    ("cio", "ció"),
    ("sio", "sió"),
    ("cao", "ção"),
    ("cao", "ções"),
    ("coes", "ção"),
    ("coes", "ções"),
    ("sao", "são"),
    ("sao", "sões"),
    ("soes", "são"),
    ("soes", "sões"),
)
MOST_KEPT = 5000
# Of the rows of `asked`: a word, what stemmers get of it, and it in plain letters. Gives its lexemes in each language,
# and as it is written.
FORMS = """
    SELECT word, language.code, ARRAY(
        SELECT DISTINCT unaccent(lexeme) FROM unnest(to_tsvector(language.stemmer::regconfig, concat_ws(
            ' ', stemmable, (
                SELECT string_agg(left(plain, -length(bare)) || accented, ' ')
                FROM unnest(%(bare_endings)s::text[], %(accented_endings)s::text[]) AS ending(bare, accented)
                WHERE right(plain, length(bare)) = bare
            )
        )))
    ) AS lexemes
    FROM asked, unnest(%(codes)s::text[], %(stemmers)s::text[]) AS language(code, stemmer)
    UNION ALL
    SELECT word, NULL, ARRAY(
        SELECT lexeme FROM unnest(to_tsvector('simple', plain)) AS held ORDER BY held.positions[1]
    )
    FROM asked
"""
FORMS_OF_WORDS = f"""
    WITH asked(word, stemmable, plain) AS (
        SELECT * FROM unnest(%(words)s::text[], %(stemmable)s::text[], %(plain)s::text[])
    )
    {FORMS}
"""
# Of FORMS: a word, a language or None, lexemes.
Row = tuple[str, str | None, list[str]]


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
    codes = codes_of(languages)
    words = list(dict.fromkeys(words))
    found = {word: kept for word in words if (kept := _known.get((word, codes)))}
    missing = [word for word in words if word not in found]
    if missing:
        asked = {"words": missing, "stemmable": list(map(stemmable, missing)), "plain": list(map(plain, missing))}
        with connection.cursor() as cursor:
            cursor.execute(FORMS_OF_WORDS, asked | parameters(languages))
            found |= learnt(cursor.fetchall(), languages)
    return found


def codes_of(languages: Iterable[str]) -> tuple[str, ...]:
    """Those that have stemmers, with that of vocabularies, in order."""
    return tuple(sorted({*languages, VOCABULARY} & STEMMERS.keys()))


def parameters(languages: Iterable[str]) -> dict[str, list[str]]:
    """What `FORMS` needs to know besides the words."""
    codes = codes_of(languages)
    bare, accented = zip(*ENDINGS, strict=True)
    return {
        "codes": list(codes),
        "stemmers": [STEMMERS[code] for code in codes],
        "bare_endings": list(bare),
        "accented_endings": list(accented),
    }


def learnt(rows: Iterable[Row], languages: Iterable[str]) -> dict[str, Forms]:
    """The forms that a query gave, which are kept."""
    literal, stems, small_in = {}, defaultdict(list), defaultdict(set)
    for word, code, lexemes in rows:
        if code is None:
            literal[word] = tuple(lexemes)
        elif lexemes:
            stems[word] += [(code, lexeme) for lexeme in lexemes]
        else:
            small_in[word].add(code)
    forms = {word: Forms(literal[word], tuple(stems[word]), frozenset(small_in[word])) for word in literal}
    codes = codes_of(languages)
    keep(_known, {(word, codes): each for word, each in forms.items()}, MOST_KEPT)
    return forms


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

"""Words and names of the index that are written nearly like others."""

from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from core.reading import connection
from search import shown
from search.facets import STATE
from search.lexemes import FORMS, learnt, parameters
from search.models import Document
from search.postings import MOST_KEPT, keep
from search.snapshot import Snapshot
from search.truth import public_among

# Letters of a word: how many of them may be wrong.
MAY_DIFFER = ((6, 1), (13, 2), (31, 3))
SHORTEST = 4
# Few mistake the first letter of a word, and it counts that much more.
FIRST_LETTER = 0.5
# Letters of a word: which share of its trigrams another one has to have.
LIKENESS_OF_WORDS = ((6, 0.3), (8, 0.35), (201, 0.4))
# Words that are compared letter by letter, the likest first.
MOST = 24
SHORTEST_HALF = 3
# Each word is asked for through the setting, so that its own is in force before words are compared with it. The words
# that are found come with their forms.
NEAR = f"""
    WITH found AS MATERIALIZED (
        SELECT sought.place, near.word
        FROM (
            SELECT place, letters, may_differ,
                left(set_config('pg_trgm.similarity_threshold', likeness, true), 0) || word AS word
            FROM unnest(%(words)s::text[], %(letters)s::text[], %(likeness)s::text[], %(may_differ)s::int[])
                WITH ORDINALITY AS asked(word, letters, likeness, may_differ, place)
            WHERE word <> ALL(%(doubtful)s::text[])
                OR NOT EXISTS (SELECT FROM search_word WHERE search_word.word = asked.word)
        ) AS sought, LATERAL (
            (
                SELECT word FROM search_word
                WHERE word %% sought.word AND abs(length(word) - length(sought.word)) <= may_differ
                ORDER BY similarity(word, sought.word) DESC, word LIMIT {MOST}
            )
            UNION (SELECT word FROM search_word WHERE letters = sought.letters LIMIT {MOST})
        ) AS near
        UNION
        SELECT NULL, half FROM unnest(%(halves)s::text[]) AS half
        WHERE length(half) < {SHORTEST} OR EXISTS (SELECT FROM search_word WHERE word = half)
    ), asked(word, stemmable, plain) AS (SELECT DISTINCT word, word, word FROM found)
    SELECT place, word, NULL AS code, NULL::text[] AS lexemes FROM found
    UNION ALL
    SELECT NULL, forms.* FROM ({FORMS}) AS forms
"""
# Asks for the names through the setting, so that it is in force before they are compared.
NEAR_NAMES = """
    SELECT document.id, document.kind, document.number, document.name, document.path, document.note, document.place,
        document.language
    FROM (
        SELECT left(set_config('pg_trgm.word_similarity_threshold', %(likeness)s, true), 0) || %(text)s AS text
    ) AS sought, search_document AS document
    WHERE sought.text <%% document.folded_names AND %(kind)s IN ('', document.kind)
        AND NOT document.facets && ARRAY(
            SELECT id::integer FROM search_value WHERE facet = %(state)s AND value = 'archived'
        )
    ORDER BY word_similarity(sought.text, document.folded_names) DESC,
        similarity(sought.text, document.folded_names) DESC, document.sort_key, document.id
    LIMIT %(most)s
"""
# How many letters differ, and the other word.
Near = tuple[float, str]
# From 0 to 1: how much of what was asked a name has to hold.
LIKENESS = 0.4


def near_words(words: Sequence[str], snapshot: Snapshot, doubtful: Sequence[str] = ()) -> dict[str, list[Near]]:
    """Other spellings of each word with how many letters differ, the nearest first; two words count as one letter.

    None for a doubtful word that is in the index as it is. One query, over words as likely as a trigram index can
    tell, which also gives their forms; what was found is kept.
    """
    asked = {word: ("near", word, word in doubtful) for word in (*words, *doubtful)}
    missing = [word for word, key in asked.items() if key not in snapshot.postings]
    if missing:
        found = _looked_up(missing, doubtful, snapshot.languages)
        keep(snapshot.postings, {asked[word]: near for word, near in found.items()}, MOST_KEPT)
    return {word: snapshot.postings.get(key, []) for word, key in asked.items()}


def _looked_up(words: Sequence[str], doubtful: Sequence[str], languages: Sequence[str]) -> dict[str, list[Near]]:
    asked = {
        "words": words,
        "doubtful": list(doubtful),
        "letters": ["".join(sorted(word)) for word in words],
        # Longer words share more of their trigrams with a misspelling, and so need not be compared with so many.
        "likeness": [str(next(least for length, least in LIKENESS_OF_WORDS if len(word) < length)) for word in words],
        "may_differ": [max(may_differ(word), 1) for word in words],
        "halves": list({half for word in words for pair in split(word) for half in pair}),
    }
    with connection.cursor() as cursor:
        cursor.execute(NEAR, asked | parameters(languages))
        rows = cursor.fetchall()
    found = [(place, word) for place, word, _, lexemes in rows if lexemes is None]
    known = {word for place, word in found if place is None}
    near = {word: [(1, " ".join(pair)) for pair in split(word) if is_known(pair, known)] for word in words}
    for place, other in found:
        word = words[place - 1] if place else other
        if word != other and (distance := differing(word, other)) is not None:
            near[word].append((distance, other))
    spelt = {part for others in near.values() for _, other in others for part in other.split()}
    learnt(
        [(word, code, lexemes) for _, word, code, lexemes in rows if lexemes is not None and word in spelt], languages
    )
    return {word: sorted(others) for word, others in near.items()}


def may_differ(word: str) -> int:
    return next((most for length, most in MAY_DIFFER if len(word) < length), 0)


def differing(first: str, second: str) -> float | None:
    """How many letters are wrong, missing, too many or swapped, unless that is too much."""
    most = may_differ(first)
    distance = DamerauLevenshtein.distance(first, second, score_cutoff=most)
    differing = distance + FIRST_LETTER * (first[0] != second[0])
    return differing if distance <= 1 or differing <= most else None


def split(word: str) -> list[tuple[str, str]]:
    return [(word[:place], word[place:]) for place in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)]


def is_known(pair: tuple[str, str], known: set[str]) -> bool:
    """Whether both halves may be words; the index does not know the shortest ones."""
    return all(half in known for half in pair) and any(len(half) >= SHORTEST for half in pair)


def near_names(text: str, at_most: int, snapshot: Snapshot, kind: str = "") -> list[Document]:
    """Current entries of all kinds or of one with names nearly like this, in plain letters, the nearest first.

    One query, and those for names that the snapshot has not looked up yet.
    """
    asked = {"text": text, "most": at_most, "likeness": str(LIKENESS), "state": STATE, "kind": kind}
    near = list(Document.objects.raw(NEAR_NAMES, asked)) if text else []
    public = public_among([document.id for document in near], snapshot)
    return [shown.told(document, snapshot.labels) for document in near if document.id in public]

"""Rows of documents into the tables of the index."""

import json
from collections.abc import Iterable, Sequence

from django.db import connection

from search.documents import Row
from search.languages import OF_NAMES, VOCABULARY, stemmer
from search.models import Arrival, Document, Value, Word

WORD_LENGTHS = range(4, 31)
PLAIN_COLUMNS = {
    "kind": "text",
    "number": "integer",
    "language": "text",
    "name": "text",
    "path": "text",
    "note": "text",
    "place": "text",
    "summary": "text",
    "text": "text",
    "folded_names": "text",
    "facets": "integer[]",
    "sort_key": "text",
    "published_at": "timestamptz",
    "checked_on": "date",
    "project_count": "integer",
    "latitude": "float",
    "longitude": "float",
}


def _weighted(configuration: str, part: str, weights: str) -> str:
    return " || ".join(
        f"setweight(to_tsvector({configuration}, {part}->>'{weight}'), '{weight.upper()}')" for weight in weights
    )


def _with_language(vector: str, language: str) -> str:
    """Stems marked with their language, so that those of one language do not meet those of another.

    A vector's words are without quotes of their own, because `words.plain` leaves letters and digits only.
    """
    return f"replace(' ' || unaccent(({vector})::text), ' ''', ' ''' || {language} || ':')::tsvector"


NAME_STEMS = " || ".join(
    _with_language(f"to_tsvector('{stemmer(language)}', stems->>'a')", f"'{language}'") for language in OF_NAMES
)
# Documents as the index keeps them, from rows given as JSON.
FRESH = f"""
    SELECT {", ".join(PLAIN_COLUMNS)},
        {_weighted("'simple'", "words", "abcd")}
        || setweight(name_stems, 'A')
        || CASE stemmer WHEN 'simple' THEN ''
            ELSE {_with_language(_weighted("stemmer::regconfig", "stems", "acd"), "language")} END
        || {_with_language(_weighted(f"'{stemmer(VOCABULARY)}'", "stems", "b"), f"'{VOCABULARY}'")} AS vector,
        to_tsvector('simple', words->>'a') || name_stems AS name_vector
    FROM jsonb_to_recordset(%(rows)s::jsonb)
        AS given({", ".join(map(" ".join, PLAIN_COLUMNS.items()))}, stemmer text, words jsonb, stems jsonb),
        LATERAL (SELECT {NAME_STEMS} AS name_stems) AS named
"""
COLUMNS = (*PLAIN_COLUMNS, "vector", "name_vector")
WRITE = f"""
    WITH written AS (
        INSERT INTO search_document ({", ".join(COLUMNS)}, revision)
        SELECT {", ".join(COLUMNS)}, %(revision)s FROM ({FRESH}) AS fresh
        ON CONFLICT (kind, number) DO UPDATE
        SET {", ".join(f"{column} = EXCLUDED.{column}" for column in (*COLUMNS, "revision"))}
        RETURNING id, kind, number
    ), gone AS (
        DELETE FROM search_name USING written WHERE document_id = written.id
    ), arrived AS (
        -- By the clock, not by the start of the transaction, which may have waited long for its turn to write.
        INSERT INTO search_arrival (kind, number, at) SELECT kind, number, clock_timestamp() FROM written
        ON CONFLICT DO NOTHING
    )
    INSERT INTO search_name (document_id, kind, form, text)
    SELECT id, kind, (name->>0)::smallint, name->>1
    FROM jsonb_to_recordset(%(rows)s::jsonb) AS given(kind text, number integer, names jsonb)
    JOIN written USING (kind, number), jsonb_array_elements(names) AS name
"""
DIFFERING = f"""
    SELECT number FROM ({FRESH}) AS fresh LEFT JOIN search_document AS kept USING (kind, number)
    WHERE ({", ".join(f"fresh.{column}" for column in COLUMNS[2:])})
        IS DISTINCT FROM ({", ".join(f"kept.{column}" for column in COLUMNS[2:])})
"""


def write(rows: Sequence[Row], revision: int, known_words: set[str]) -> None:
    """Puts documents in the place of those of the same entries; adds their words to the known ones."""
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(WRITE, {"rows": _as_json(rows), "revision": revision})
    words = {word for row in rows for part in row["words"].values() for word in part.split()}
    learn(words - known_words)
    known_words |= words


def differing(rows: Sequence[Row]) -> list[int]:
    """Numbers of those entries whose documents are not as they should be."""
    with connection.cursor() as cursor:
        cursor.execute(DIFFERING, {"rows": _as_json(rows)})
        return [number for (number,) in cursor.fetchall()]


def remove(kind: str, numbers: Iterable[int]) -> list[int]:
    """Takes documents away and gives their ids; when an entry comes back, it arrives anew."""
    Arrival.objects.filter(kind=kind, number__in=numbers).delete()
    gone = Document.objects.filter(kind=kind, number__in=numbers)
    ids = list(gone.values_list("id", flat=True))
    gone.delete()
    return ids


def learn(words: Iterable[str]) -> None:
    """Remembers words for mending the spelling of searches."""
    kept = sorted({word for word in words if len(word) in WORD_LENGTHS and not any(map(str.isdigit, word))})
    Word.objects.bulk_create(
        [Word(word=word, letters="".join(sorted(word))) for word in kept], ignore_conflicts=True, batch_size=5000
    )


def _as_json(rows: Sequence[Row]) -> str:
    ids = value_ids({tuple(value) for row in rows for value in row["values"]})
    return json.dumps(
        [{**row, "facets": sorted({ids[tuple(value)] for value in row["values"]})} for row in rows], default=str
    )


def value_ids(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Numbers of facet values; new ones get theirs here."""
    known = _known_values(wanted)
    new = sorted(wanted - known.keys())
    if new:
        Value.objects.bulk_create([Value(facet=facet, value=value) for facet, value in new], ignore_conflicts=True)
        known |= _known_values(set(new))
    return known


def _known_values(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    facets, values = {facet for facet, _ in wanted}, {value for _, value in wanted}
    found = Value.objects.filter(facet__in=facets, value__in=values).values_list("facet", "value", "id")
    return {(facet, value): number for facet, value, number in found}

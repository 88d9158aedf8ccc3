"""Names that go on like what is being typed."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from pyroaring import BitMap

from core.reading import connection
from search import shown
from search.facets import STATE
from search.kinds import Kind, kinds
from search.marking import beginning, composed, marked, marks
from search.models import Name
from search.snapshot import Snapshot, current
from search.truth import public_among
from search.words import plain, squashed

SHORTEST = 2
LONGEST = 100
AT_MOST = 5
# Names of one kind that are looked at: an entry may have several that begin alike, and archived ones are left out.
LOOKED_AT = 24
# Names like what was typed, if none begins so, from this share of it on; a shorter text is like too many.
LIKENESS = 0.5
LONG_ENOUGH = 4


def _beginning(form: Name.Form, sought: str, step: int) -> str:
    return f"""(
        SELECT document_id, {step} AS step, text FROM search_name
        WHERE form = {form.value} AND kind = kind.name AND text >= {sought} AND text < {sought} || U&'\\+10FFFF'
        ORDER BY text LIMIT {LOOKED_AT}
    )"""


# Whole names come before those of which a later word begins so. The setting is in force before names are compared
# because they are asked for through it.
FOUND = f"""
    WITH begun AS MATERIALIZED (
        SELECT found.* FROM unnest(%(kinds)s::text[]) AS kind(name), LATERAL (
            {_beginning(Name.Form.WHOLE, "%(squashed)s", 0)} UNION ALL {_beginning(Name.Form.BEGINNING, "%(plain)s", 1)}
        ) AS found
    ), alike AS (
        SELECT id, 2, to_char(1 - word_similarity(sought.text, folded_names), '0.000')
        FROM (
            SELECT left(set_config('pg_trgm.word_similarity_threshold', %(likeness)s, true), 0) || %(plain)s AS text
            WHERE length(%(plain)s) >= {LONG_ENOUGH} AND NOT EXISTS (SELECT FROM begun)
        ) AS sought, search_document
        WHERE sought.text <%% folded_names
        ORDER BY 3, sort_key, id LIMIT {LOOKED_AT}
    )
    SELECT id, kind, name, path, place, note, language, number
    FROM (SELECT * FROM begun UNION ALL SELECT * FROM alike) AS found
    JOIN search_document ON id = document_id
    ORDER BY step, found.text, sort_key, id
"""


@dataclass(frozen=True)
class Suggestion:
    name: str
    # With what was typed marked.
    name_html: SafeString
    path: str
    place: str
    note: str
    language: str
    number: int


@dataclass(frozen=True)
class Section:
    kind: Kind
    items: list[Suggestion]


def suggestions(text: str) -> list[Section]:
    """Names that begin like a text, or of which a later word does: a section for each kind, or none at all."""
    typed = plain(text[:LONGEST])
    if len(squashed(typed)) < SHORTEST:
        return []
    found = _by_kind(typed, current())
    return [Section(kind, found[kind.name]) for kind in kinds()] if any(found.values()) else []


def _by_kind(typed: str, snapshot: Snapshot) -> dict[str, list[Suggestion]]:
    pattern = beginning(typed)
    found: dict[str, dict[int, Suggestion]] = {kind.name: {} for kind in kinds()}
    asked = {"kinds": list(found), "squashed": squashed(typed), "plain": typed, "likeness": str(LIKENESS)}
    with connection.cursor() as cursor:
        cursor.execute(FOUND, asked)
        rows = cursor.fetchall()
    archived = snapshot.holding(STATE, "archived")
    public = BitMap(public_among([row[0] for row in rows], snapshot)) - archived
    for document, kind, name, path, place, note, language, number in rows:
        if document in public and len(found[kind]) < AT_MOST:
            found[kind][document] = Suggestion(
                name,
                marked(composed(name), marks(composed(name), pattern)),
                shown.path(path),
                shown.place(place, snapshot.labels),
                shown.note(kind, note, snapshot.labels),
                language,
                number,
            )
    return {kind: list(items.values()) for kind, items in found.items()}

"""Shows where in an entry a search was found."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Left
from django.utils.html import format_html
from django.utils.safestring import SafeString

from search import shown
from search.lexemes import forms_in
from search.marking import Mark, Marker, composed, marked, marks
from search.models import Document
from search.query import Query
from search.snapshot import Snapshot
from search.truth import public_among

# Letters of a text that are looked at, of a summary that is shown whole, and of what is shown of a text.
LOOKED_AT = 8000
WHOLE = 300
SHOWN = 240
# Letters shown before the first match.
BEFORE = 50
# Matches from which on the best part of a text is looked for.
TRIED = 50


@dataclass(frozen=True)
class Hit:
    """An entry that was found, with what was matched marked in its name and in the best of its text."""

    kind: str
    number: int
    path: str
    name: str
    name_html: SafeString
    place: str
    note: str
    language: str
    snippet_html: SafeString


def hits(ids: list[int], query: Query, snapshot: Snapshot) -> list[Hit]:
    """The hits for these documents, in the same order; one query."""
    marker = Marker(query, forms_in([query], snapshot.languages))
    found = {}
    for document in _documents(public_among(ids, snapshot)):
        name = composed(document.name)
        found[document.pk] = Hit(
            **{field: getattr(document, field) for field in ("kind", "number", "name", "language")},
            path=shown.path(document.path),
            place=shown.place(document.place, snapshot.labels),
            note=shown.note(document.kind, document.note, snapshot.labels),
            name_html=marked(name, marks(name, marker.in_names)),
            snippet_html=_snippet(document, marker.in_texts(document.language)),
        )
    return [found[number] for number in ids if number in found]


def _documents(ids: Collection[int]) -> QuerySet[Document]:
    needed = ("kind", "number", "path", "name", "place", "note", "language", "summary")
    return Document.objects.filter(id__in=ids).only(*needed).annotate(beginning=Left("text", LOOKED_AT))


def _snippet(document: Document, pattern: re.Pattern | None) -> SafeString:
    """The summary with what was matched, or the part of the text that holds more of it."""
    summary = composed(document.summary)
    in_summary = marks(summary, pattern)
    if not summary or (pattern and _terms(in_summary) < pattern.groups):
        text = composed(document.beginning)
        best = _best(marks(text, pattern))
        if not summary or _terms(best) > _terms(in_summary):
            return _fragment(text, best)
    return marked(summary, in_summary) if len(summary) <= WHOLE else _fragment(summary, _best(in_summary))


def _terms(found: list[Mark]) -> int:
    return len({term for _, _, term in found})


def _best(found: list[Mark]) -> list[Mark]:
    """Those marks, near enough to be shown together, that hold most of the search."""
    windows = (
        [mark for mark in found[place:] if mark[1] <= first[0] + SHOWN - BEFORE]
        for place, first in enumerate(found[:TRIED])
    )
    return max(windows, key=lambda window: (_terms(window), len(window)), default=[])


def _fragment(text: str, found: list[Mark]) -> SafeString:
    """The surroundings of these marks, from a word's start to a word's end."""
    start, last = (max(found[0][0] - BEFORE, 0), found[-1][1]) if found else (0, 0)
    if start:
        start = text.find(" ", start, found[0][0]) + 1 or start
    stop = len(text)
    if stop > start + SHOWN:
        stop = max(text.rfind(" ", last, start + SHOWN), last)
    inside = [(begin - start, end - start, term) for begin, end, term in found]
    return format_html(
        "{}{}{}", "… " if start else "", marked(text[start:stop], inside), " …" if stop < len(text) else ""
    )

"""Searching everything, and names that go on like what is typed."""

import re
from dataclasses import replace

from pyroaring import BitMap

from core.addresses import absolute
from opendata.api.addresses import api_address
from opendata.api.base import ApiView
from opendata.api.kinds import WORDS, switch
from opendata.api.lists import PagedView, refused, words_refused
from opendata.api.parameters import CURSOR, Errors, Parameter, limit_of
from opendata.api.problems import Refused
from opendata.api.shapes import answers
from search.filters import told
from search.forms import SearchForm
from search.kinds import kinds
from search.ranking import ranked
from search.results import DEEPEST, Found, find
from search.snippets import hits
from search.suggest import LONGEST, suggestions

KIND = Parameter("kind", "Only entries of this kind.", {"type": "string", "enum": [kind.name for kind in kinds()]})


def asked_of(request) -> SearchForm:
    form = SearchForm(request.GET)
    errors: Errors = [(name, refused(name, request.GET.get(name, ""))) for name in form.errors]
    if errors := [*errors, *words_refused(form.query, form.words)]:
        raise Refused(errors)
    return form


class SearchView(PagedView):
    operation, tag = "search", "Search"
    summary = "Search everything"
    description = (
        "The best matches of all kinds, the best first, without archived entries. "
        f"No more than {DEEPEST} are shown; `q` of the list of a kind finds all."
    )
    shape = answers.Findings

    def parameters(self):
        literally = switch("literally", "Only as it is written, without a better spelling.")
        return [replace(WORDS, is_required=True), KIND, literally, *super().parameters()]

    def answer(self, request, snapshot):
        limit, form = limit_of(request.GET), asked_of(request)
        start = place_of(request.GET.get(CURSOR.name, "0"))
        found = find(form.query, form.is_literal)
        shown = min(found.count(form.chosen), DEEPEST)
        stop = start + limit
        return self.page(
            request,
            found.count(form.chosen),
            absolute(form.address()),
            stop if stop < shown else None,
            max(0, start - limit) if start else None,
            query=found.query.text,
            is_mended=found.is_mended,
            counts=[{"kind": kind.name, "count": found.count(kind.name)} for kind in kinds()],
            results=best(found, form.chosen, start, min(stop, DEEPEST)),
        )


def place_of(cursor: str) -> int:
    if not re.fullmatch("0|[1-9][0-9]{0,2}", cursor):
        raise Refused([(CURSOR.name, f"This is no `{CURSOR.name}` of a search: take it from `next` or `previous`.")])
    return min(int(cursor), DEEPEST)


def best(found: Found, kind: str, start: int, stop: int) -> list[dict]:
    if start >= stop:
        return []
    ids = found.ids[kind] if kind else BitMap.union(*found.ids.values())
    documents = ranked(found.query, found.matches, ids, stop)[start:]
    return [
        hit_of(hit, hit.kind) | {"snippet_html": str(hit.snippet_html) or None}
        for hit in hits(documents, found.query, found.snapshot)
    ]


def hit_of(found, kind: str) -> dict:
    return {
        "kind": kind,
        "number": found.number,
        "name": found.name,
        "language": found.language,
        "place": found.place or None,
        "note": found.note or None,
        "url": absolute(found.path),
        "api_url": api_address(kind, found.number),
    }


class SuggestView(ApiView):
    operation, tag = "suggest", "Search"
    summary = "Names that begin like this"
    description = "For a box to search in, while somebody types: at most five entries of each kind."
    shape = answers.Suggestions

    def parameters(self):
        return [
            Parameter(
                "q",
                "What has been typed; nothing begins like a single letter.",
                {"type": "string", "minLength": 1, "maxLength": LONGEST},
                is_required=True,
            )
        ]

    def answer(self, request, snapshot):
        form = SearchForm(request.GET)
        typed = request.GET["q"]
        if form.errors or len(typed) > LONGEST:
            raise Refused([("q", f"`q` is a text of at most {LONGEST} letters, not “{told(typed)}”.")])
        return {"results": [hit_of(item, part.kind.name) for part in suggestions(form.words) for item in part.items]}

"""The page of an entry with what the index knows around it: similar entries, and its neighbours in a list."""

from django.shortcuts import render

from core.models import Entry
from core.reading import connection
from core.text import words_of_address
from core.views import EntryPage
from search.filters import FacetedFilter
from search.kinds import Kind, kind_named
from search.lists import entries_of
from search.neighbours import neighbours, query_of_list
from search.similar import similar_to
from search.snapshot import current

# Similar entries on a page, and how many are looked at, as some may stand there already.
SIMILAR, LOOKED_AT = 3, 9


# A row for each value that it holds; a document without any has one, too.
DOCUMENT = """
    SELECT document.id, search_value.facet, search_value.value
    FROM search_document AS document LEFT JOIN search_value ON search_value.id = ANY(document.facets)
    WHERE document.kind = %s AND document.number = %s
"""


class FoundEntryPage(EntryPage):
    filterset_class: type[FacetedFilter]
    # Names of what the page shows of the same kind.
    shown_already: tuple[str, ...] = ()

    def gone(self, request):
        context = {"kind": kind_named(self.model.kind_name()), "words": words_of_address(request.path)}
        return render(request, "410.html", context, status=410)

    @classmethod
    def told_by(cls, request) -> dict[str, str]:
        query = query_of_list(request, cls.model.list_path())
        return super().told_by(request) | {"Referer": "" if query is None else f"?{query.urlencode()}"}

    @classmethod
    def around(cls, request, entry) -> dict:
        kind, snapshot = kind_named(entry._meta.model_name), current()
        document, values = in_index(kind, entry)
        # An entry that is not public.
        if document is None:
            return {"similar": [], "neighbours": None}
        query = query_of_list(request, kind.list_address)
        asked = cls.filterset_class(query, snapshot) if query is not None else None
        return {
            "similar": entries_of(kind, similar_to(document, values, kind.name, snapshot, LOOKED_AT)),
            "neighbours": neighbours(asked, document, snapshot) if asked else None,
        }

    @classmethod
    def context(cls, request, entry) -> dict:
        shown = super().context(request, entry) | cls.around(request, entry)
        already: set[Entry] = {other for name in cls.shown_already for other in shown[name]}
        return shown | {"similar": [other for other in shown["similar"] if other not in already][:SIMILAR]}


def in_index(kind: Kind, entry: Entry) -> tuple[int | None, list[tuple[str, str]]]:
    """The document of an entry with the values that it holds, and their facets."""
    with connection.cursor() as cursor:
        cursor.execute(DOCUMENT, [kind.name, entry.pk])
        rows = cursor.fetchall()
    return (rows[0][0] if rows else None), [(facet, value) for _document, facet, value in rows]

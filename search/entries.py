"""The page of an entry with what the index knows around it: similar entries, and its neighbours in a list."""

from django.shortcuts import render

from core.models import Entry
from core.text import words_of_address
from core.views import EntryPage
from search.filters import FacetedFilter
from search.kinds import kind_named
from search.lists import entries_of
from search.models import Document
from search.neighbours import neighbours, query_of_list
from search.similar import similar_to
from search.snapshot import current

# Similar entries on a page, and how many are looked at, as some may stand there already.
SIMILAR, LOOKED_AT = 3, 9


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
        document = Document.objects.filter(kind=kind.name, number=entry.pk).values_list("id", flat=True).first()
        # An entry that is not public.
        if document is None:
            return {"similar": [], "neighbours": None}
        query = query_of_list(request, kind.list_address)
        asked = cls.filterset_class(query, snapshot) if query is not None else None
        return {
            "similar": entries_of(kind, similar_to(document, kind.name, snapshot, LOOKED_AT)),
            "neighbours": neighbours(asked, document, snapshot) if asked else None,
        }

    @classmethod
    def context(cls, request, entry) -> dict:
        shown = super().context(request, entry) | cls.around(request, entry)
        already: set[Entry] = {other for name in cls.shown_already for other in shown[name]}
        return shown | {"similar": [other for other in shown["similar"] if other not in already][:SIMILAR]}

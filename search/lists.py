"""The list that every kind of entry has: what was asked for, a page at a time, with its facets."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.generic import View
from pyroaring import BitMap

from core.keeping import kept
from core.metadata import of_list
from core.models import Entry
from core.prepared import prepared
from core.text import initial_label, initial_order
from core.views import page_of
from search import legacy
from search.chosen import chips, left_out
from search.facets import ENDED, INITIAL
from search.filters import ARCHIVED, MAP, RELEVANCE, SORTS, VIEWS, FacetedFilter
from search.kinds import Kind
from search.mapped import mapped
from search.models import Document
from search.panel import groups
from search.ranking import ranked
from search.snapshot import Snapshot, current
from search.ways_out import ways_out

# The best matches; those that follow stand by name.
RANKED = 300


class Found:
    """What a list holds, in the order asked for: its length, and the entries of one slice."""

    def __init__(self, asked: FacetedFilter):
        self.asked = asked
        self.ids = asked.counting.found

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, part: slice) -> list[Entry]:
        return entries_of(self.asked.kind, self.documents(part.start, part.stop) if self.ids else [])

    def documents(self, start: int, stop: int) -> list[int]:
        asked, snapshot = self.asked, self.asked.snapshot
        if asked.order != RELEVANCE:
            return snapshot.in_order(self.ids, asked.kind.name, asked.order, start, stop)
        best = ranked(asked.words, asked.matches, self.ids, RANKED)
        if stop <= len(best):
            return best[start:stop]
        others = self.ids - BitMap(best)
        following = snapshot.in_order(others, asked.kind.name, "name", max(0, start - len(best)), stop - len(best))
        return best[start:] + following


def entries_of(kind: Kind, documents: list[int]) -> list[Entry]:
    """The published entries behind these documents of one kind, in their order, as cards need them; one query."""
    by_document = {entry.document: entry for entry in cards(kind, documents=documents)} if documents else {}
    # An entry may have gone since the index was read.
    return [by_document[document] for document in documents if document in by_document]


@prepared
def cards(kind: Kind, *, documents: list[int]) -> QuerySet:
    numbers = Document.objects.filter(id__any_of=documents).values("number")
    own = Document.objects.filter(kind=kind.name, number=OuterRef("pk")).values("id")
    return kind.model.objects.published().for_cards().filter(pk__in=numbers).order_by().annotate(document=Subquery(own))


@kept
class EntryList(View):
    """Published entries of one kind, narrowed by what the visitor asked for."""

    filterset_class: type[FacetedFilter]
    by_letter = True
    # For search engines.
    description: str

    def get(self, request):
        snapshot = current()
        asked = self.filterset_class(request.GET, snapshot)
        if moved := legacy.translated(asked.kind, request.GET):
            return self.moved(request, moved, snapshot)
        page = page_of(Found(asked), request.GET.get("page", "1"))
        query = asked.address()
        narrowed_by = query.copy()
        # Another order or view is no other list.
        for name in ("sort", "view"):
            narrowed_by.pop(name, None)
        context = {
            "meta": of_list(asked.kind.model, page, narrowed_by, query, str(self.description)),
            "kind": asked.kind,
            "feed": asked.kind.feed,
            "narrowed_by": narrowed_by,
            "page": page,
            "every": asked.count_of_all_words,
            "page_numbers": list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)),
            "asked": asked,
            "query": query,
            "kept": [(name, query[name]) for name in kept(asked) if name in query],
            "groups": groups(asked),
            "chips": chips(asked),
            "sorts": sorts(asked),
            "views": views(asked),
            "mapped": mapped(asked) if asked.shown_as == MAP else None,
            "letters": letters(asked) if self.by_letter and asked.shown_as != MAP else [],
            "left_out": left_out(asked),
            "ways_out": None if page.object_list else ways_out(asked),
        }
        return render(request, f"{asked.kind.model._meta.app_label}/{asked.kind.name}_list.html", context)

    def moved(self, request, query, snapshot: Snapshot):
        """The way from an address of the original site to ours."""
        kept = {name: value for name, value in legacy.leftovers(query) if len(value) < 20}
        address = self.filterset_class(query, snapshot).address(**kept)
        return HttpResponsePermanentRedirect(f"{request.path}?{address.urlencode()}")


def kept(asked: FacetedFilter) -> tuple[str, ...]:
    """What the form keeps besides the fields that are seen; a map shows no way to sort."""
    names = (ARCHIVED, ENDED, INITIAL, "view")
    return (*names, "sort") if asked.shown_as == MAP else names


def sorts(asked: FacetedFilter) -> list[dict]:
    """The ways to sort; the usual one needs no parameter."""
    usual = asked.usual_order(asked.words)
    return [
        {"value": "" if sort == usual else sort, "label": SORTS[sort], "is_chosen": sort == asked.order}
        for sort in asked.orders
    ]


def views(asked: FacetedFilter) -> list[dict]:
    """The ways to show the list, the usual one at its plain address."""
    return [
        {
            "label": VIEWS[view],
            "sign": view or "cards",
            "query": asked.address(view=view or None),
            "is_chosen": view == asked.shown_as,
        }
        for view in asked.views
    ]


def letters(asked: FacetedFilter) -> list[dict]:
    """The A–Z bar: the groups that hold entries, whichever of them is chosen, in order."""
    counts = asked.counting.holding(INITIAL, asked.counting.without(INITIAL))
    held = sorted((initial for initial, count in counts.items() if count), key=initial_order)
    return [{"value": initial, "label": initial_label(initial)} for initial in held]

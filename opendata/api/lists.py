"""The lists of the API: the same as on pages, as long as one follows `next`."""

from django.http import QueryDict
from rest_framework.response import Response

from core.addresses import absolute, with_query
from opendata.api.base import ApiView
from opendata.api.cursors import Cursor
from opendata.api.kinds import FACETS, ApiKind
from opendata.api.paging import page_of
from opendata.api.parameters import CURSOR, LIMIT, Errors, limit_of
from opendata.api.problems import Refused
from opendata.api.shapes.answers import page_of as list_of
from search.filters import FacetedFilter, told
from search.query import LONGEST, MOST_PARTS


class PagedView(ApiView):
    """An address whose answer goes on at others."""

    has_pages = True

    def parameters(self):
        return [LIMIT, CURSOR]

    def page(self, request, count: int, url: str, after: object | None, before: object | None, **more) -> Response:
        links = {"next": self.beside(request, after), "previous": self.beside(request, before)}
        relations = {"next": links["next"], "prev": links["previous"]}
        written = ", ".join(f'<{link}>; rel="{name}"' for name, link in relations.items() if link)
        answer = {"count": count, "url": url, **links, **more}
        return Response(answer, headers={"Link": written} if written else None)

    @staticmethod
    def beside(request, cursor: object | None) -> str | None:
        if cursor is None:
            return None
        query: QueryDict = request.GET.copy()
        query[CURSOR.name] = str(cursor)
        return absolute(with_query(request.path, query))


class EntryListView(PagedView):
    """The entries of one kind."""

    kind: ApiKind | None = None
    description = "The entries of the list of the site, narrowed and sorted by the same parameters."

    @property
    def operation(self):
        return self.kind.several

    @property
    def summary(self):
        return f"A list of {self.kind.kind.several}"

    @property
    def tag(self):
        return self.kind.title

    @property
    def shape(self):
        return list_of(self.kind.brief)

    def parameters(self):
        return [*self.kind.parameters(), FACETS, *super().parameters()]

    def answer(self, request, snapshot):
        limit = limit_of(request.GET)
        asked = self.kind.filterset(request.GET, snapshot)
        if errors := [*refusals(asked), *switches(request.GET)]:
            raise Refused(errors)
        cursor = Cursor.read(request.GET[CURSOR.name], asked.order) if CURSOR.name in request.GET else None
        page = page_of(asked, cursor, limit)
        results = self.kind.brief(self.kind.listed(page.numbers), many=True).data
        facets = {"facets": counts(asked)} if FACETS.name in request.GET else {}
        url = absolute(with_query(asked.kind.list_address, asked.address()))
        return self.page(request, len(asked.counting.found), url, page.after, page.before, results=results, **facets)


def switches(asked: QueryDict) -> Errors:
    is_broken = asked.get(FACETS.name, "on") != "on"
    return [(FACETS.name, f"`{FACETS.name}` is `on`, or it is left out.")] if is_broken else []


def refusals(asked: FacetedFilter) -> Errors:
    """What a page would tell as ignored, by parameter."""
    values = asked.form.data
    errors = [(name, refused(name, values.get(name, ""))) for name in asked.form.errors]
    errors += words_refused(asked.words, asked.cleaned["q"])
    for facet in asked.kind.facets:
        errors += [(facet.name, refused(facet.name, value)) for value in asked.choice(facet).unknown]
    return errors


def refused(name: str, value: str) -> str:
    return f"`{name}` has no value “{told(value)}”."


def words_refused(words, typed: str) -> Errors:
    if typed and not words:
        return [("q", f"`q` holds no word to search for: “{told(typed)}”.")]
    if words.shortened:
        return [("q", f"`q` is too long: at most {LONGEST} letters and {MOST_PARTS} words are searched for.")]
    return []


def counts(asked: FacetedFilter) -> list[dict]:
    """What the list can be narrowed by, with how many entries it would then hold."""
    told_of = []
    for facet in asked.kind.facets:
        held = asked.counting.counts(facet, asked.choice(facet).all_of)
        values = [
            {"slug": value, "name": name, "count": held[value]}
            for value, name in asked.labels[facet.name].items()
            if held.get(value)
        ]
        told_of.append({"parameter": facet.name, "name": str(facet.label), "values": values})
    return told_of

"""The entries before and after one in the list that a visitor came from."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import QueryDict

from core.models import Entry
from search.filters import RELEVANCE, FacetedFilter
from search.lists import RANKED, Found, entries_of
from search.snapshot import Snapshot

# The parameter that carries the query of the list from one neighbour to the next, and how much of a query is read:
# letters, fewer than the parameters that Django refuses to read.
FROM = "from"
LONGEST = 900


@dataclass(frozen=True)
class Neighbours:
    asked: FacetedFilter
    count: int
    previous: Entry | None
    next: Entry | None

    @property
    def query(self) -> QueryDict:
        return self.asked.address()

    @property
    def carried(self) -> str:
        """The end of a neighbour's address."""
        return carrying(self.query)


def carrying(query: QueryDict) -> str:
    parameter = QueryDict(mutable=True)
    parameter[FROM] = query.urlencode()
    return parameter.urlencode()


def query_of_list(request, list_address: str) -> QueryDict | None:
    """What was asked of the list that the visitor comes from: told by the address, else by the page before."""
    if FROM in request.GET:
        query = request.GET[FROM]
    else:
        before = page_before(request)
        query = before.query if before and before.path == list_address else None
    return QueryDict(query) if query is not None and len(query) <= LONGEST else None


def page_before(request):
    """The page of this site that has led here."""
    try:
        before = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return None
    return before if before.netloc == request.get_host() else None


def neighbours(asked: FacetedFilter, document: int, snapshot: Snapshot) -> Neighbours | None:
    """None for an entry that is not in the list."""
    found = Found(asked)
    if document not in found.ids:
        return None
    if asked.order == RELEVANCE:
        previous, following = beside(found.documents(0, RANKED), document)
    else:
        previous, following = snapshot.beside(found.ids, asked.kind.name, asked.order, document)
    entries = {entry.document: entry for entry in entries_of(asked.kind, [one for one in (previous, following) if one])}
    return Neighbours(asked, len(found), entries.get(previous), entries.get(following))


def beside(documents: list[int], document: int) -> tuple[int | None, int | None]:
    if document not in documents:
        return None, None
    place = documents.index(document)
    return (documents[place - 1] if place else None), next(iter(documents[place + 1 : place + 2]), None)

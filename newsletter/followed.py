"""What somebody can follow: the list of a kind with all that narrows it, or a search over all kinds."""

from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from pyroaring import BitMap

from blog.filters import PostFilter
from casestudies.filters import CaseStudyFilter
from core.addresses import with_query
from newsletter.models import Alert
from organisations.filters import OrganisationFilter
from projects.filters import ProjectFilter
from search import results
from search.filters import FacetedFilter
from search.forms import SearchForm
from search.kinds import Kind, kinds
from search.snapshot import Snapshot

FILTERS: dict[str, type[FacetedFilter]] = {
    one._meta.model.kind_name(): one for one in (OrganisationFilter, ProjectFilter, CaseStudyFilter, PostFilter)
}
# What makes no other list of it.
WAYS_TO_SHOW = ("sort", "view")


class Followed:
    """What was understood of an address, and the documents that match all of it."""

    # The name of the kind whose list it is; empty for all.
    kind = ""
    snapshot: Snapshot
    # In one order, without a page and what changes the looks only.
    query: QueryDict
    # Its page, without the query.
    path: str
    # What its feed is called in addresses.
    feed: str
    # What was asked and not understood.
    ignored: list[str]
    # Whether it names what is there no more, such as a term that was removed, so that nothing can match it.
    is_lost = False
    ids: BitMap

    @property
    def kinds(self) -> list[Kind]:
        return [kind for kind in kinds() if self.kind in ("", kind.name)]

    @property
    def address(self) -> str:
        """The page that shows it."""
        return with_query(self.path, self.query)

    def feed_address(self, ending: str = "atom") -> str:
        return with_query(reverse("feed", args=[self.feed, ending]), self.query)

    def newest(self, most: int) -> list[tuple[Kind, list[int]]]:
        """The newest documents of each kind, so many of each."""
        ids = self.ids
        return [
            (kind, self.snapshot.in_order(ids & self.snapshot.of_kind(kind.name), kind.name, "newest", 0, most))
            for kind in self.kinds
        ]


class FollowedList(Followed):
    """The list of one kind as somebody asked for it."""

    def __init__(self, asked: FacetedFilter):
        self.asked, self.snapshot = asked, asked.snapshot
        self.kind, self.path, self.feed = asked.kind.name, asked.kind.list_address, asked.kind.feed

    @cached_property
    def query(self) -> QueryDict:
        query = self.asked.address()
        for name in WAYS_TO_SHOW:
            query.pop(name, None)
        return query

    @property
    def ignored(self) -> list[str]:
        return self.asked.ignored

    @property
    def is_lost(self) -> bool:
        choices = [self.asked.choice(facet) for facet in self.asked.kind.facets]
        return bool(self.asked.form.errors) or any(
            choice.unknown and (choice.all_of or not choice.values) for choice in choices
        )

    @property
    def ids(self) -> BitMap:
        return self.asked.holding_all_words


class FollowedSearch(Followed):
    """A search over all kinds; without words, everything that lists hold."""

    feed = "search"

    def __init__(self, form: SearchForm, snapshot: Snapshot):
        self.form, self.snapshot = form, snapshot
        # Without words, the search shows nothing; what is new of all kinds stands on the home page.
        self.path = reverse("search:page" if form.query else "home")

    @cached_property
    def query(self) -> QueryDict:
        query = QueryDict(mutable=True)
        query.update({"q": self.form.query.text} if self.form.query else {})
        return query

    @property
    def ignored(self) -> list[str]:
        return self.form.ignored

    @property
    def ids(self) -> BitMap:
        if self.form.query:
            return results.of(self.form.query, self.snapshot).holding_all_words()
        return BitMap.union(*(self.snapshot.listed(kind.name) for kind in kinds()))


def followed(kind: str, data: QueryDict, snapshot: Snapshot) -> Followed:
    """What an address asks for; all kinds where it names none that there is."""
    if kind in FILTERS:
        return FollowedList(FILTERS[kind](data, snapshot))
    return FollowedSearch(SearchForm(data), snapshot)


def followed_by(alert: Alert, snapshot: Snapshot) -> Followed:
    return followed(alert.kind, QueryDict(alert.query), snapshot)

"""What a digest says: entries by their kinds, each with the searches that it matches."""

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from django.db import transaction
from django.utils.functional import Promise

from core.addresses import absolute, address_of
from core.models import Entry
from core.text import one_line, shortened
from newsletter.followed import Followed, followed_by
from newsletter.matching import News
from newsletter.models import Alert, Subscriber
from newsletter.wording import KINDS, told
from search.arrivals import Arrived
from search.kinds import Kind, kinds

log = logging.getLogger(__name__)

# Entries that are named for one alert; what is more is counted.
MOST = 30
LONGEST_SUMMARY = 240


@dataclass(frozen=True)
class Item:
    kind: Kind
    entry: Entry
    # In words.
    searches: list[str]

    @property
    def language(self) -> str:
        return self.entry.language

    @property
    def name(self) -> str:
        return one_line(self.entry.name)

    @property
    def place(self) -> str:
        return one_line(getattr(self.entry, "place", ""))

    @property
    def summary(self) -> str:
        return shortened(one_line(self.entry.summary), LONGEST_SUMMARY)

    @property
    def address(self) -> str:
        return address_of(self.entry)


@dataclass(frozen=True)
class More:
    """How many other entries match a search, and the list that shows them."""

    search: str
    count: int
    address: str


@dataclass(frozen=True)
class Digest:
    # Those that were looked up, with or without news.
    alerts: list[Alert]
    items: list[Item]
    more: list[More]
    # How many are new, named or not.
    count: int

    @cached_property
    def groups(self) -> list[tuple[Promise, list[Item]]]:
        """The items by kind, in the order of search."""
        of_kinds = [(kind, [item for item in self.items if item.kind is kind]) for kind in kinds()]
        return [(KINDS[kind.name], items) for kind, items in of_kinds if items]


@dataclass(frozen=True)
class Finding:
    """What one alert found that was not told before, the newest first."""

    search: Followed
    new: dict[Arrived, None]

    @cached_property
    def words(self) -> str:
        return told(self.search)

    def more(self, named: Collection[Arrived]) -> More:
        return More(self.words, len(self.new.keys() - named), absolute(newest_first(self.search)))


def digest_of(subscriber: Subscriber, alerts: Iterable[Alert], news: News) -> Digest:
    """What is new in some alerts and was not told before, in the language at hand."""
    found = looked_up(alerts, news)
    # All of it, as thousands may have arrived at once, and far fewer were told.
    had = set(subscriber.told.values_list("kind", "number")) if any(found.values()) else set()
    findings = [
        Finding(followed_by(alert, news.snapshot), dict.fromkeys(new))
        for alert, arrived in found.items()
        if (new := [one for one in arrived if one.key not in had])
    ]
    named = {one for finding in findings for one in islice(finding.new, MOST)}
    items = [
        Item(kind, entry, [finding.words for finding in findings if one in finding.new])
        for one, kind, entry in public(sorted(named, key=lambda one: one.at, reverse=True))
    ]
    unnamed = {one for finding in findings for one in finding.new} - named
    more = [more for finding in findings if (more := finding.more(named)).count]
    return Digest(list(found), items, more, len(items) + len(unnamed))


def looked_up(alerts: Iterable[Alert], news: News) -> dict[Alert, list[Arrived]]:
    """What arrived for each alert; one that cannot be looked up is left for another time and stops no other."""
    found = {}
    for alert in alerts:
        try:
            with transaction.atomic():
                found[alert] = news.of(alert)
        except Exception as error:
            log.error("Alert %s could not be looked up (%s).", alert.pk, type(error).__name__)
    return found


def public(arrived: Sequence[Arrived]) -> Iterator[tuple[Arrived, Kind, Entry]]:
    """Those of the entries that anybody may see at this moment, by kind; one query for each."""
    for kind in kinds():
        numbers = [one.number for one in arrived if one.kind == kind.name]
        entries = kind.model.objects.published().in_bulk(numbers) if numbers else {}
        for one in arrived:
            if one.kind == kind.name and one.number in entries:
                yield one, kind, entries[one.number]


def newest_first(search: Followed) -> str:
    if not search.kind:
        return search.address
    query = search.query.copy()
    query["sort"] = "newest"
    return f"{search.path}?{query.urlencode()}"

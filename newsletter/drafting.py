"""What is new in the directory, as the text of an issue that an editor goes on writing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from pyroaring import BitMap

from core.languages import of_pages_for
from core.markdown import escaped
from core.models import Entry, EntryQuerySet
from core.text import shortened
from search.facets import COUNTRY, Facet
from search.kinds import Kind, kind_named
from search.models import Document
from search.snapshot import current

# The kinds of entry that can have a section, in their order.
KINDS = ("organisation", "project", "casestudy", "post")
LONGEST_SUMMARY = 240


@dataclass(frozen=True)
class Wanted:
    """What an issue is to tell: entries that became public in a period, at most so many of each kind."""

    since: datetime
    until: datetime
    most: dict[str, int]
    # An entry has one of the themes, and belongs to the country, where any is asked for.
    themes: tuple[tuple[Facet, str], ...] = ()
    country: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Section:
    kind: Kind
    # All that there are, of which the newest few are told.
    found: EntryQuerySet
    most: int

    @property
    def count(self) -> int:
        return self.found.count()

    @property
    def told(self) -> list[Entry]:
        return list(self.found[: self.most])


def sections(wanted: Wanted) -> list[Section]:
    return [
        Section(kind_named(name), found(kind_named(name), wanted), most)
        for name in KINDS
        if (most := wanted.most[name])
    ]


def found(kind: Kind, wanted: Wanted) -> EntryQuerySet:
    """What became public in the period and matches, as the lists narrow it: newest first."""
    period = {"published_at__gte": wanted.since, "published_at__lt": wanted.until}
    entries = kind.model.objects.published().current().filter(**period).newest()
    if not (wanted.themes or wanted.country):
        return entries
    fitting = documents(wanted)
    rows = Document.objects.filter(kind=kind.name, **period).values_list("id", "number")
    return entries.filter(number__in=[number for document, number in rows.iterator() if document in fitting])


def documents(wanted: Wanted) -> BitMap:
    """All that the lists hold for the themes and the country."""
    snapshot = current()
    held = [snapshot.everything]
    if wanted.themes:
        held.append(BitMap.union(*(snapshot.holding(facet.name, value) for facet, value in wanted.themes)))
    if wanted.country:
        held.append(snapshot.holding(COUNTRY.name, wanted.country))
    return BitMap.intersection(*held)


def text(wanted: Wanted) -> dict[str, str]:
    """The subject and the body; what was typed by others stands in it as they typed it."""
    with translation.override(of_pages_for(wanted.language)):
        month = date_format(localtime(wanted.until), "YEAR_MONTH_FORMAT")
        subject = _("New in %(site)s: %(month)s") % {"site": settings.SITE_NAME, "month": month}
        parts = [part for section in sections(wanted) if (part := "\n".join(lines(section, wanted)))]
        return {"subject": shortened(subject, 150), "body": "\n\n".join(parts)}


def lines(section: Section, wanted: Wanted) -> Iterator[str]:
    entries = section.told
    if not entries:
        return
    yield f"## {headings()[section.kind.name]}\n"
    yield from map(line, entries)
    if (more := section.count - len(entries)) > 0:
        words = escaped(_("And %(count)s more") % {"count": more})
        yield f"\n[{words}]({section.kind.list_address}?{query(wanted)})"


def headings() -> dict[str, str]:
    return dict(zip(KINDS, (_("New organisations"), _("New projects"), _("New case studies"), _("News")), strict=True))


def line(entry: Entry) -> str:
    """An item of a list: the name, which leads to the entry, its country, what it is."""
    country = str(entry.country.name) if getattr(entry, "country", None) else ""
    named = f"- [{escaped(entry.name)}]({entry.get_absolute_url()})" + (f", {escaped(country)}" if country else "")
    return f"{named}: {escaped(shortened(entry.summary, LONGEST_SUMMARY))}" if entry.summary else named


def query(wanted: Wanted) -> str:
    """What the list of a kind is asked for, to show the same and more."""
    narrowed = [(facet.name, value) for facet, value in wanted.themes]
    return urlencode([("sort", "newest"), *narrowed, *([(COUNTRY.name, wanted.country)] if wanted.country else [])])

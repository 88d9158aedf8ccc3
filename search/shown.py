"""What stands beside a name in results, in the reader's language: the index keeps it in none."""

import datetime
from collections.abc import Callable

from django.utils.formats import date_format

from core.language_addresses import in_language
from core.languages import of_reader
from search.facets import COUNTRY, Facet, Labels
from search.kinds import Kind, kind_named
from search.models import Document

# Between the parts of what is kept, none of which has several lines.
APART = "\n"


def kept_place(locality: str, code: str) -> str:
    """A town or region, and the code of a country or of a wider reach."""
    return APART.join((locality, code)) if code else locality


def path(kept: str) -> str:
    """The address of its page in the reader's language."""
    return in_language(kept, of_reader())


def place(kept: str, labels: Callable[[Facet], Labels]) -> str:
    """From near to far: "Barcelona, Spain"."""
    locality, _, code = kept.partition(APART)
    return ", ".join(filter(None, (locality, labels(COUNTRY).get(code, code))))


def kept_note(kind: Kind, values: dict[str, list[str]], day: datetime.date) -> str:
    """The value of the kind's facet for it, and the day where results of the kind tell it."""
    value = next(iter(values.get(kind.noted, ())), "")
    return APART.join((value, day.isoformat())) if kind.is_dated else value


def note(kind: str, kept: str, labels: Callable[[Facet], Labels]) -> str:
    """The value as its facet calls it, with the day: "News, 26 November 2026"."""
    value, _, day = kept.partition(APART)
    facets = [facet for facet in kind_named(kind).facets if facet.name == kind_named(kind).noted]
    label = labels(facets[0]).get(value, value) if facets and value else value
    return f"{label}, {date_format(datetime.date.fromisoformat(day))}" if day else label


def told(document: Document, labels: Callable[[Facet], Labels]) -> Document:
    """A document to be shown, not saved, with all that depends on the language."""
    document.path = path(document.path)
    document.place = place(document.place, labels)
    document.note = note(document.kind, document.note, labels)
    return document

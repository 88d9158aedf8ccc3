"""What a column of a download is, and the columns that all kinds of entry share.

Every format, the description of the columns and the page about the data take them from here and from `tables`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from core.addresses import absolute
from core.languages import ENGLISH
from core.models.place import name_of_country, shown_degrees


class Datatype(StrEnum):
    """What the values of a column are, in the words of CSVW (datatypes of XML Schema)."""

    TEXT = "string"
    ADDRESS = "anyURI"
    NUMBER = "integer"
    DEGREES = "decimal"
    DAY = "date"
    MOMENT = "dateTime"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Datatype.TEXT: _("Text"),
    Datatype.ADDRESS: _("Web address"),
    Datatype.NUMBER: _("Whole number"),
    Datatype.DEGREES: _("Decimal number"),
    Datatype.DAY: _("Date"),
    Datatype.MOMENT: _("Date and time"),
}
LABELS_OF_LISTS = {
    Datatype.TEXT: _("List of texts"),
    Datatype.ADDRESS: _("List of web addresses"),
    Datatype.NUMBER: _("List of whole numbers"),
}


@dataclass(frozen=True)
class Around:
    """Rows around entries: of which model, by which field they lead to their entry, and in which order they stand."""

    model: type[Model]
    entry: str
    order: tuple[str, ...]
    # The field that leads to another entry, which then has to be public.
    other: str = ""


@dataclass(frozen=True)
class Column:
    """One fact of an entry."""

    name: str
    # One sentence for readers.
    meaning: str
    # The field of the entry, or of the rows around it; `path` is the path of its page.
    reads: str
    datatype: Datatype = Datatype.TEXT
    # With rows around the entry, the value is a list.
    around: Around | None = None
    # What is made of a value that was read.
    made: Callable[[Any], Any] | None = None

    @property
    def is_list(self) -> bool:
        return self.around is not None

    @property
    def datatype_label(self) -> str:
        return (LABELS_OF_LISTS if self.is_list else LABELS)[self.datatype]


def terms(name: str, meaning: str, relation) -> Column:
    """The names of the terms that an entry holds by a relation, such as `Project.tags`."""
    field = relation.field
    term = field.m2m_reverse_field_name()
    around = Around(relation.through, field.m2m_field_name(), (f"{term}__position", f"{term}__name"))
    return Column(name, meaning, f"{term}__name", around=around)


def linked(name: str, meanings: tuple[str, str], around: Around) -> tuple[Column, Column]:
    """The public numbers and the names of entries that an entry is linked with, in the same order."""
    numbers = Column(f"{name}_numbers", meanings[0], f"{around.other}_id", Datatype.NUMBER, around)
    return numbers, Column(f"{name}_names", meanings[1], f"{around.other}__name", around=around)


def told_of(relation) -> Around:
    """The entries that a text tells of by a relation, such as `Post.projects`, the first made first."""
    other = relation.field.m2m_reverse_field_name()
    return Around(relation.through, relation.field.m2m_field_name(), (f"{other}_id",), other)


BEGINNING = (
    Column("number", _("The permanent public number of the entry."), "number", Datatype.NUMBER),
    Column("name", _("The name."), "name"),
    Column("url", _("The page of the entry in this directory."), "path", Datatype.ADDRESS, made=absolute),
    Column("summary", _("What it is, in one or two sentences."), "summary"),
)
PLACE = (
    Column("country", _("The country where it is at home, as a code of two letters (ISO 3166-1)."), "country"),
    Column(
        "country_name",
        _("The English name of the country."),
        "country",
        made=partial(name_of_country, language=ENGLISH),
    ),
    Column("scope", _("Where work is not bound to one country: “europe” or “worldwide”."), "scope"),
    Column("locality", _("The city or region."), "locality"),
    Column("address", _("The address, as far as it is public."), "address"),
    Column("latitude", _("Degrees north (WGS 84)."), "latitude", Datatype.DEGREES, made=shown_degrees),
    Column("longitude", _("Degrees east (WGS 84)."), "longitude", Datatype.DEGREES, made=shown_degrees),
    Column(
        "coordinates_precision",
        _("What the coordinates point at: “address”, “locality”, “region” or “country”."),
        "coordinates_precision",
    ),
)
TEXT = Column("text", _("The text, in Markdown."), "body")
PERIOD = (
    Column("started", _("When it began, as far as it is known: a year, a month or a day (ISO 8601)."), "started"),
    Column("ended", _("When it ended, as far as it is known: a year, a month or a day (ISO 8601)."), "ended"),
)
PROVENANCE = (
    Column("language", _("The language of the texts, as a code (ISO 639)."), "language"),
    Column("text_licence", _("The licence of the texts, by its SPDX identifier."), "text_licence"),
    Column("text_source", _("Where the texts come from, if from elsewhere."), "text_source"),
    Column("text_source_url", _("The address of that source."), "text_source_url", Datatype.ADDRESS),
    Column("state", _("“published”, or “archived” for a page that is kept as a record."), "state"),
    Column("published_at", _("When it was first published here."), "published_at", Datatype.MOMENT),
    Column("changed_at", _("When it was last changed here."), "changed_at", Datatype.MOMENT),
    Column("checked_on", _("When its facts were last confirmed."), "checked_on", Datatype.DAY),
)

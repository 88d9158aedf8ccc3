"""The formats that a list can be downloaded in. A new one is one more line here."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from core.addresses import with_query
from core.models import Located
from opendata.downloads import as_csv, as_geojson, as_json, as_xlsx
from opendata.downloads.listing import Listing
from opendata.downloads.rows import Row
from search.kinds import Kind

Writer = Callable[[Listing, Iterable[list[Row]]], Iterator[bytes]]


@dataclass(frozen=True)
class Format:
    # As it ends the address and the name of the file.
    extension: str
    # For readers.
    name: str
    media_type: str
    write: Writer
    # Whether it holds places only, so that kinds without them lack it.
    needs_places: bool = False

    def suits(self, kind: Kind) -> bool:
        return not self.needs_places or issubclass(kind.model, Located)

    @property
    def content_type(self) -> str:
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


FORMATS = {
    one.extension: one
    for one in (
        Format("csv", "CSV", "text/csv", as_csv.write),
        Format("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx.write),
        Format("json", "JSON", "application/json", as_json.write),
        Format("geojson", "GeoJSON", "application/geo+json", as_geojson.write, needs_places=True),
    )
}


def files(kind: Kind, query: QueryDict | None = None) -> list[tuple[Format, str]]:
    """The formats of a kind's list, each with the path of its file."""
    return [
        (form, with_query(reverse("download", args=[kind.feed, form.extension]), query))
        for form in FORMATS.values()
        if form.suits(kind)
    ]

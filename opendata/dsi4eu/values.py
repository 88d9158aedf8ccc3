"""The values that a cleaned record gives an entry, by field.

A text is a text; "coordinates" are latitude, longitude and precision in one list, as they only make sense together;
terms are a tuple. All but the terms are kept as they are in the imported record's `written`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.models import Entry
from core.text import slug_for
from opendata.dsi4eu import vocabulary
from opendata.dsi4eu.clean import CleanEntry, CleanOrganisation, CleanProject
from projects.models import Status

COORDINATES = ("latitude", "longitude", "coordinates_precision")


@dataclass(frozen=True, slots=True)
class WantedTerm:
    """A term of our lists by its first slug and its legacy numbers; one with a name may be made where it is missing."""

    slug: str
    name: str = ""
    numbers: tuple[int, ...] = ()


Value = str | list[str] | tuple[WantedTerm, ...]


def organisation_values(entry: CleanOrganisation, today: date) -> dict[str, Value]:
    return _shared(entry) | {
        "address": entry.address,
        "founded": entry.founded,
        "type": _listed(vocabulary.TYPES, [entry.type]),
        "size": _listed(vocabulary.SIZES, [entry.size]),
        "networks": tuple(_free(name, "network", [number]) for number, name in entry.networks),
    }


def project_values(entry: CleanProject, today: date) -> dict[str, Value]:
    is_over = entry.ended and entry.ended < today.isoformat()[: len(entry.ended)]
    return _shared(entry) | {
        "social_impact": entry.texts.social_impact,
        "started": entry.started,
        "ended": entry.ended,
        "status": Status.ENDED.value if is_over else "",
        "focus_areas": _listed(vocabulary.FOCUS_AREAS, entry.focus_areas),
        "areas_of_impact": _listed(vocabulary.AREAS_OF_IMPACT, entry.areas_of_impact),
        "technologies": _listed(vocabulary.TECHNOLOGIES, entry.technologies),
        "helps": tuple(_free(name, "tag") for name in entry.helps),
    }


def _shared(entry: CleanEntry) -> dict[str, Value]:
    return {
        "name": entry.name,
        "website": entry.website,
        "summary": entry.texts.summary,
        "body": entry.texts.body,
        "language": entry.texts.language,
        "country": entry.place.country,
        "scope": entry.place.scope,
        "locality": entry.place.locality,
        "coordinates": _point(entry.place),
        "tags": tuple(_free(name, "tag") for name in entry.tags),
    }


def _listed(terms: Mapping[str, tuple[int | str, ...]], slugs: Iterable[str]) -> tuple[WantedTerm, ...]:
    numbers = {slug: tuple(value for value in terms[slug] if isinstance(value, int)) for slug in slugs if slug}
    return tuple(WantedTerm(slug, numbers=found) for slug, found in numbers.items())


def _free(name: str, fallback: str, numbers: Iterable[int | None] = ()) -> WantedTerm:
    slug = slug_for(name, fallback=fallback, max_length=120)
    return WantedTerm(slug, name, tuple(number for number in numbers if number))


def _point(place) -> list[str]:
    """Latitude and longitude with the database's seven places, and their precision; empty where not known."""
    if place.latitude is None:
        return []
    return [f"{place.latitude:.7f}", f"{place.longitude:.7f}", place.coordinates_precision]


def present_value(entry: Entry, field: str) -> str | list[str]:
    if field == "coordinates":
        return _point(entry)
    if field == "country":
        return entry.country.code or ""
    # A form gives back the line ends of the web, also for a text that nobody touched.
    return getattr(entry, field).replace("\r\n", "\n").strip()


def put_value(entry: Entry, field: str, value: str | list[str]) -> None:
    if field != "coordinates":
        setattr(entry, field, value)
        return
    entry.latitude, entry.longitude = map(Decimal, value[:2]) if value else (None, None)
    entry.coordinates_precision = value[2] if value else ""


def columns(field: str) -> tuple[str, ...]:
    """The model fields that hold a field of the import."""
    return COORDINATES if field == "coordinates" else (field,)

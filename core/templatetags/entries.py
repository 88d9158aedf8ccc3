"""How values of entries are shown to a reader."""

from decimal import Decimal
from urllib.parse import urlsplit

from django import template
from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from core import covers, languages, monogram, sharing
from core.addresses import address_of, with_query
from core.citation import citation
from core.fields import spoken_partial_date
from core.maps.locator import locator
from core.models.place import DECIMALS
from core.text import counted as with_number
from core.text import host_of, reading_minutes

register = template.Library()
register.filter("colour", covers.colour_of)
register.simple_tag(covers.of_entry, name="cover")
register.filter("spoken", spoken_partial_date)
register.filter("initials", monogram.initials)
register.filter("host", host_of)
register.filter("locator", locator)
register.filter("citation", citation)
register.filter("whole_address", address_of)
register.filter("reading_minutes", reading_minutes)
register.filter("name_of_language", languages.name)

# Languages that write nouns large wherever they stand.
NOUNS_ARE_CAPITAL = {"de"}


@register.filter
def language_attributes(code: str) -> SafeString | str:
    """` lang="ar" dir="rtl"` for a text in another language than the page's, else nothing."""
    if not is_foreign(code):
        return ""
    return format_html(' lang="{}" dir="{}"', code, languages.direction(code))


@register.filter
def is_foreign(code: str) -> bool:
    """Whether a text is in another language than the page."""
    return code not in ("", languages.of_reader())


@register.filter
def counted(number: int, phrase) -> str:
    """The number in a phrase that bends with it: "1 project", "1,228 projects"; nothing for none."""
    return with_number(number, phrase) if number else ""


@register.filter
def mark(entry) -> str:
    """The word for an entry that is not what it was: "Archived", "Dormant", "Ended", or nothing."""
    if entry.is_archived:
        return entry.get_state_display()
    return entry.get_lifecycle_display() if getattr(entry, "lifecycle", "") in ("dormant", "ended") else ""


@register.filter
def bare(url: str) -> str:
    """The web address as short as it can be read: "github.com/waag", or as it is when it is none."""
    return (
        urlsplit(url)._replace(scheme="", netloc=host_of(url)).geturl().removeprefix("//").rstrip("/")
        if host_of(url)
        else url
    )


@register.filter
def phrase(labels: list[str]) -> str:
    """Labels as one phrase: "Delivery lead, co-funder"."""
    if languages.of_reader() in NOUNS_ARE_CAPITAL:
        return ", ".join(labels)
    return ", ".join([*labels[:1], *(f"{label[:1].lower()}{label[1:]}" for label in labels[1:])])


@register.filter
def coordinates(place) -> str:
    """Latitude and longitude: "41.3851° N, 2.1734° E"."""
    north, south = pgettext("compass", "N"), pgettext("compass", "S")
    east, west = pgettext("compass", "E"), pgettext("compass", "W")
    return f"{_degrees(place.latitude, north, south)}, {_degrees(place.longitude, east, west)}"


def _degrees(value, positive: str, negative: str) -> str:
    degrees = number_format(f"{abs(Decimal(value)):.{DECIMALS}f}".rstrip("0").rstrip("."))
    return f"{degrees}° {negative if value < 0 else positive}"


@register.simple_tag
def address(path: str, query: QueryDict, **changes) -> str:
    """The path with its query string, some of its values changed; None leaves one out."""
    query = query.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return with_query(path, query)


@register.filter
def ways_to_share(entry, address: str) -> list[sharing.Way]:
    return sharing.ways_to_share(entry.name, address)

"""Addresses within the site, and those and names that hold outside of it: whole, with its own host."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse

from core.language_addresses import without_language
from core.models import Entry

# Since when tag URIs are given; never changed, or every reader of feeds would see old entries as new ones.
TAGGED_SINCE = "2026"
# The end of the address of what a page says, as data.
DATA = ".jsonld"


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def with_query(path: str, query: QueryDict | None) -> str:
    return f"{path}?{query.urlencode()}" if query else path


def address_of(entry: Entry) -> str:
    return absolute(entry.get_absolute_url())


def data_address(entry: Entry) -> str:
    """Where an entry is told as JSON-LD, which is the same in every language."""
    return f"{without_language(entry.get_absolute_url())}{DATA}"


def lasting_id(of: str) -> str:
    """A tag URI (RFC 4151) for what may change its address: "tag:directory.example,2026:project/7"."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{TAGGED_SINCE}:{of}"


def share_picture(entry: Entry) -> str:
    """The picture that stands for an entry where it is shared, at a new address after each change."""
    path = reverse("share_picture", kwargs={"kind": entry.kind_name(), "number": entry.number})
    return absolute(f"{path}?v={int(entry.changed_at.timestamp())}")


def share_site() -> str:
    """The picture for pages that are not about one entry."""
    return absolute(reverse("share_site"))

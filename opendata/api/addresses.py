"""Where things are in the API."""

from django.urls import reverse

from core.addresses import absolute
from core.models import Entry

# Kinds by their names in addresses.
SEGMENTS = {
    "organisations": "organisation",
    "projects": "project",
    "case-studies": "casestudy",
    "posts": "post",
}
NAMES = {kind: segment for segment, kind in SEGMENTS.items()}


def api_address(kind: str, number: int) -> str:
    return absolute(reverse(f"api-{NAMES[kind]}-entry", args=[number]))


def api_address_of(entry: Entry) -> str:
    return api_address(entry.kind_name(), entry.number)

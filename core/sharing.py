"""Addresses of other sites that pass a page on; nothing is asked of them until a visitor follows one."""

from typing import NamedTuple
from urllib.parse import quote, urlencode

from django.utils.translation import gettext


class Way(NamedTuple):
    name: str
    address: str


def ways_to_share(name: str, address: str) -> list[Way]:
    text = f"{name} {address}"
    return [
        Way(gettext("E-mail"), f"mailto:?{urlencode({'subject': name, 'body': text}, quote_via=quote)}"),
        Way("Mastodon", f"https://share.joinmastodon.org/#{urlencode({'text': text}, quote_via=quote)}"),
        Way("Bluesky", f"https://bsky.app/intent/compose?{urlencode({'text': text}, quote_via=quote)}"),
        Way("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?{urlencode({'url': address})}"),
    ]

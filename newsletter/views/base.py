"""What the pages of subscribers have in common: the key in their address is all it takes."""

from core.guards import pages
from core.guards.pages import NoLongerOpens
from newsletter.models import Subscriber


class PrivatePage(pages.PrivatePage):
    no_longer = "newsletter/no_longer.html"


def subscriber_at(key: str) -> Subscriber:
    """The subscriber whose key stands in the address; none for a key that no longer opens anything."""
    # No key has this character, and the database cannot look for it.
    subscriber = Subscriber.objects.filter(key=key.replace("\0", "")).first()
    if subscriber is None:
        raise NoLongerOpens("There is no subscriber at this address.")
    return subscriber

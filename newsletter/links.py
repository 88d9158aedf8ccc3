"""Links that stand in mails to subscribers, into pages in their language, and the headers by which mail programs offer
to end them.
"""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.db import models
from django.urls import reverse
from django.utils import timezone

from core.addresses import absolute
from core.language_addresses import in_language
from mail.addresses import trace
from newsletter.models import Subscriber

CONFIRM = "newsletter.confirm"
DAYS = 7
# What the link of an issue says of where it stands.
ISSUE = "issue"


class Topic(models.TextChoices):
    """What somebody can end with one click: in the address of the link, and in `List-Id`."""

    NEWSLETTER = "newsletter", "Newsletter"
    ALERTS = "alerts", "Alerts"


def page(subscriber: Subscriber, name: str, **kwargs) -> str:
    """The whole address of one of our pages in the language of a subscriber."""
    return absolute(in_language(reverse(f"newsletter:{name}", kwargs=kwargs), subscriber.language))


def confirming(subscriber: Subscriber, newsletter: bool, alerts: list[int]) -> str:
    """The page on which somebody says yes to the newsletter, or to alerts by their numbers; it opens for 7 days."""
    wanted = [subscriber.pk, trace(subscriber.address), newsletter, alerts, timezone.now().timestamp()]
    return page(subscriber, "confirm", token=signing.dumps(wanted, salt=CONFIRM))


@dataclass(frozen=True)
class Wish:
    """What a link of `confirming` says yes to: the subscriber's number and the trace of the address then."""

    number: int
    trace: str
    newsletter: bool
    alerts: list[int]
    # When it was asked for, in seconds since 1970.
    asked: float = 0


def read_confirming(token: str) -> Wish | None:
    """Nothing for a link that is forged or too old."""
    try:
        return Wish(*signing.loads(token, salt=CONFIRM, max_age=timedelta(days=DAYS)))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def preferences(subscriber: Subscriber) -> str:
    """The page on which somebody changes or ends what they get."""
    return page(subscriber, "preferences", key=subscriber.key)


def unsubscribing(subscriber: Subscriber, topic: Topic, issue: int | None = None) -> str:
    """The address that ends a topic by POST, and asks with one button when it is opened; it says in which issue."""
    address = page(subscriber, "unsubscribe", key=subscriber.key, topic=topic)
    return f"{address}?{urlencode({ISSUE: issue})}" if issue else address


def list_id(topic: Topic) -> str:
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    return f"{settings.SITE_NAME} {topic.label} <{topic}.{host}>"


def list_headers(subscriber: Subscriber, topic: Topic) -> dict[str, str]:
    """How a mail program ends this topic, and what list it belongs to."""
    return headers_with(unsubscribing(subscriber, topic), topic)


def headers_with(address: str, topic: Topic) -> dict[str, str]:
    """RFC 8058, RFC 2369 and RFC 2919, for the address that ends the topic."""
    return {
        "List-Id": list_id(topic),
        "List-Unsubscribe": f"<{address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }

"""An issue as a mail, and who gets it."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count
from django.urls import reverse

from core.addresses import absolute
from core.language_addresses import in_language
from core.languages import INTERFACE, of_pages_for
from mail.actions import BATCH, Reader
from mail.writing import Written, write
from newsletter import links
from newsletter.links import Topic
from newsletter.models import Issue, Subscriber
from newsletter.models.subscriber import SubscriberQuerySet

TEMPLATE = "newsletter/mail/issue.txt"
# Each reader's own, which stand in the mail as [[name]] until it is sent.
OWN = ("preferences", "unsubscribe")


def context(issue: Issue) -> dict[str, str]:
    """What stands in the mail, besides what is each reader's own."""
    return {"subject": issue.subject, "lead": issue.lead, "body": issue.body, "address": address(issue)}


def address(issue: Issue) -> str:
    """The page of an issue in its own language; of one that is not kept yet, the archive."""
    if not issue.pk:
        return archive(issue)
    return absolute(in_language(issue.get_absolute_url(), of_pages_for(issue.language)))


def words(issue: Issue) -> Written:
    """The mail with [[name]] where something is each reader's own."""
    return write(TEMPLATE, issue.language, **context(issue), **{name: f"[[{name}]]" for name in OWN})


def own(subscriber: Subscriber, number: int | None) -> dict[str, str]:
    """What is this reader's own in the issue of the number."""
    return {
        "preferences": links.preferences(subscriber),
        "unsubscribe": links.unsubscribing(subscriber, Topic.NEWSLETTER, number),
    }


def headers(own: dict[str, str], archive: str) -> dict[str, str]:
    """What mail programs offer to a reader, by what is the reader's own."""
    return links.headers_with(own["unsubscribe"], Topic.NEWSLETTER) | {"List-Archive": f"<{archive}>"}


def archive(issue: Issue) -> str:
    """The archive in the language of an issue."""
    return absolute(in_language(reverse("newsletter:archive"), of_pages_for(issue.language)))


def audience(issue: Issue) -> SubscriberQuerySet:
    """Those who get it if it is sent now."""
    readers = Subscriber.objects.of_newsletter()
    return readers.filter(language=issue.language) if issue.only_its_readers else readers


def audience_by_language(issue: Issue) -> list[tuple[str, int]]:
    """How many get it, by the name of the language that they chose: most first."""
    counted = audience(issue).order_by().values_list("language").annotate(count=Count("pk")).order_by("-count")
    names = dict(INTERFACE)
    return [(names.get(code, code), count) for code, count in counted]


def readers(issue: Issue) -> Iterator[Reader]:
    """All who get it; they cannot leave before the transaction ends, and then find what is to be taken back."""
    chosen = audience(issue).select_for_update(no_key=True).only("address", "seed", "language").order_by("pk")
    archived = archive(issue)
    for subscriber in chosen.iterator(chunk_size=BATCH):
        personal = own(subscriber, issue.pk)
        yield Reader(str(subscriber.pk), subscriber.address, personal, headers(personal, archived))


def nobody() -> Subscriber:
    """A reader for mails that nobody subscribed to: the links look like others and open nothing."""
    return Subscriber(address=settings.CONTACT_EMAIL)

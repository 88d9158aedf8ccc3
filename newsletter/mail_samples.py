"""What the mails of the newsletter look like, for the preview in the admin."""

from django.urls import reverse

from core.addresses import absolute
from core.languages import of_reader
from mail.samples import sample
from newsletter import issue_mail, links
from newsletter.digest import Digest, Item, More
from newsletter.links import Topic
from newsletter.models import Issue, Subscriber
from organisations.models import Organisation
from search.kinds import kind_named

BODY = """
## New projects

- [Harbour Repair](/projects), Spain: neighbours mend bicycles and boats with shared tools.
- [Sensors for everybody](/projects): how to measure the air of a street.

[All that is new](/projects?sort=newest)
"""


def reader() -> Subscriber:
    """Somebody who reads the language at hand and whose links open nothing."""
    return Subscriber(seed="an-example", language=of_reader())


@sample("newsletter/mail/confirm.txt", "When somebody asks for mails: the link that says yes.")
def confirm() -> dict:
    return {"link": absolute(reverse("newsletter:confirm", args=["an-example"]))}


@sample("newsletter/mail/already.txt", "When somebody asks for what they get already.")
def already() -> dict:
    return {"link": links.preferences(reader())}


@sample("newsletter/mail/link.txt", "When somebody asks for the link to their preferences.")
def link() -> dict:
    return {"link": links.preferences(reader())}


@sample(issue_mail.TEMPLATE, "When an issue of the newsletter is sent, to each of its readers.")
def issue() -> dict:
    written = Issue(subject="Tools that neighbours share", lead="Two new projects, and where to find more.", body=BODY)
    return issue_mail.context(written) | issue_mail.own(reader(), None)


@sample("newsletter/mail/digest.txt", "When something is new in what somebody follows: once a day, week or month.")
def digest() -> dict:
    searches = ["Organisations in Portugal", "Entries of all kinds with the words “repair”"]
    menders = Organisation(
        number=1, slug="menders", name="Menders of the quay", country="PT", summary="Neighbours mend things."
    )
    more = More(searches[0], 12, absolute(f"{Organisation.list_path()}?country=PT&sort=newest"))
    return {
        "digest": Digest([], [Item(kind_named("organisation"), menders, searches)], [more], 13),
        "preferences": links.preferences(reader()),
        "unsubscribe": links.unsubscribing(reader(), Topic.ALERTS),
    }

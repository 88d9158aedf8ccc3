"""Who is told when an entry is hidden, and in which language."""

from typing import NamedTuple

from core.languages import of_pages_for
from core.models import Entry
from organisations.models import Organisation
from projects.models import Project
from submissions.models import Kind, Stage, Submission


class Author(NamedTuple):
    """A mail address and a language of mails; an author whom nobody knows how to reach has no address."""

    address: str = ""
    language: str = "en"


def author_of(entry: Entry) -> Author:
    """Who sent the entry in, else the private contact of its organisation."""
    return sender_of(entry) or contact_of(entry)


def sender_of(entry: Entry) -> Author | None:
    if not isinstance(entry, Organisation | Project):
        return None
    accepted = Submission.objects.filter(kind=Kind.JOIN, stage=Stage.ACCEPTED, **{entry.kind_name(): entry})
    sent = accepted.exclude(address="").last()
    return Author(sent.address, sent.language) if sent else None


def contact_of(entry: Entry) -> Author:
    """Written to in the language in which the organisation writes, where we can."""
    organisation = entry if isinstance(entry, Organisation) else None
    if isinstance(entry, Project):
        taking_part = Organisation.objects.filter(participations__project=entry).exclude(contact_address="")
        organisation = taking_part.order_by("participations__pk").first()
    if organisation is None:
        return Author()
    return Author(organisation.contact_address, of_pages_for(organisation.language))

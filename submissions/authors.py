"""Who is told when an entry is hidden."""

from core.models import Entry
from organisations.models import Organisation
from projects.models import Project
from submissions.models import Kind, Stage, Submission


def address_of(entry: Entry) -> str:
    """The address of who sent the entry in, else the private one of its organisation; empty when there is none."""
    return sender_of(entry) or contact_of(entry)


def sender_of(entry: Entry) -> str:
    if not isinstance(entry, Organisation | Project):
        return ""
    accepted = Submission.objects.filter(kind=Kind.JOIN, stage=Stage.ACCEPTED, **{entry.kind_name(): entry})
    return accepted.exclude(address="").values_list("address", flat=True).last() or ""


def contact_of(entry: Entry) -> str:
    if isinstance(entry, Organisation):
        return entry.contact_address
    if isinstance(entry, Project):
        taking_part = Organisation.objects.filter(participations__project=entry).exclude(contact_address="")
        return taking_part.order_by("participations__pk").values_list("contact_address", flat=True).first() or ""
    return ""

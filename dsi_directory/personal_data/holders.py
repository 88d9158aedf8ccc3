"""All that is held by an address, in every app."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core.redaction import all_kinds, redact, standing_in
from dsi_directory.personal_data import account
from mail import erasing as mails
from mail.addresses import folded, trace
from newsletter import knowing
from newsletter.actions import leaving
from newsletter.models import Subscriber, Suppression
from search.upkeep import catch_up
from submissions import erasing as submissions

# The index is made anew of what it is about.
MADE_ANEW = ("search",)


def told(address: str) -> dict[str, Any]:
    """All that is held of the owner of an address, as values for JSON; `elsewhere` names tables where it is written."""
    address = folded(address)
    subscriber = Subscriber.objects.filter(address=address).first()
    return {
        "address": address,
        "told_at": timezone.now(),
        "accounts": account.records_of(address),
        "newsletter": knowing.record_of(subscriber) if subscriber else None,
        "unsubscribed_once": Suppression.objects.filter(trace=trace(address)).exists(),
        **submissions.records_of(address),
        "mails": mails.records_of(address),
        "elsewhere": standing_in(address, all_kinds(apart=MADE_ANEW)),
    }


def erase(address: str, dry_run: bool = False) -> dict[str, int]:
    """Leaves an address in no column; gives how many of what were erased, or would be."""
    address = folded(address)
    with transaction.atomic():
        counts = {"accounts": account.erase(address), "subscribers": erase_subscriber(address)}
        counts |= submissions.erase(address)
        counts["mails"] = mails.erase(address)
        counts |= {f"rows of {table}": count for table, count in redact(address, all_kinds(MADE_ANEW)).items()}
        transaction.set_rollback(dry_run)
    catch_up()
    return {words: count for words, count in counts.items() if count}


def erase_subscriber(address: str) -> int:
    subscriber = Subscriber.objects.filter(address=address).first()
    if subscriber:
        leaving.erase(subscriber)
    return int(subscriber is not None)

"""What one form sends at once, without a draft that somebody goes on with."""

from django.db import transaction
from django.utils import timezone

from mail.addresses import trace
from submissions import digest
from submissions.actions.joining import ask_to_confirm, send_for_confirmation, start, tell
from submissions.actions.stages import note
from submissions.models import Event, Kind, Stage, Submission
from submissions.scoring import weigh


@transaction.atomic
def send(kind: Kind, nonce: str, signals: dict, agreed: bool = False, **fields) -> Submission:
    """The submission that a form makes, sent for confirmation: the same form sent many times makes one.

    Who goes back to mend the mail address or the text and sends the form again, before the address is confirmed,
    mends what was sent; another address gets a mail of its own.
    """
    submission = start(once(kind, nonce), kind, **fields)
    stored = Submission.objects.select_for_update().get(pk=submission.pk)
    if stored.stage == Stage.DRAFT:
        return send_for_confirmation(stored, signals, agreed)
    if stored.stage == Stage.SENT:
        mend(stored, fields, signals)
    return stored


@transaction.atomic
def receive(kind: Kind, nonce: str, signals: dict, receipt: str, **fields) -> Submission:
    """The submission that a form makes, received at once: for what cannot wait until an address is confirmed.

    `receipt` is the mail to the address, if there is one; it holds nothing that was typed.
    """
    submission = start(once(kind, nonce), kind, **fields)
    stored = Submission.objects.select_for_update().get(pk=submission.pk)
    if stored.stage in (Stage.DRAFT, Stage.SENT):
        fill(stored, fields)
        stored.stage, stored.sent_at = Stage.RECEIVED, timezone.now()
        stored.received_at = stored.sent_at
        weigh(stored, signals)
        stored.save()
        note(stored, Event.Kind.SENT)
        tell(stored, receipt, f"received:{stored.pk}")
        if stored.is_notice:
            digest.tell_of_notice(stored)
    return stored


def mend(submission: Submission, fields: dict, signals: dict) -> None:
    moved = submission.address != fields["address"]
    fill(submission, fields)
    # What is new in it counts as much as what stood there before.
    weigh(submission, signals)
    submission.save()
    if moved:
        ask_to_confirm(submission, again=trace(submission.address))


def fill(submission: Submission, fields: dict) -> None:
    for name, value in fields.items():
        setattr(submission, name, value)


def once(kind: Kind, nonce: str) -> str:
    """The nonce of a form for one kind of submission: the stamp of a form is worth nothing in another one."""
    return f"{kind}:{nonce}"

"""What the outbox holds of a person."""

from typing import Any

from mail.models import Delivery


def records_of(address: str) -> list[dict[str, Any]]:
    mails = Delivery.objects.filter(to__iexact=address).select_related("mailing")
    return [
        {
            "subject": mail.mailing.subject if mail.mailing else mail.subject,
            "text": mail.text,
            "written_at": mail.created_at,
            "sent_at": mail.sent_at,
        }
        for mail in mails
    ]


def erase(address: str) -> int:
    """Deletes mails to somebody; those of a mailing that were sent stay for its figures, without anybody in them."""
    mails = Delivery.objects.filter(to__iexact=address)
    count = mails.count()
    mails.filter(mailing=None).delete()
    mails.unsent().delete()
    mails.update(to="", personal={}, headers={})
    return count

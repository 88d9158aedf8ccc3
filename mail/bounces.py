"""Who wants to know that mail to an address is of no use any more.

Each app that does says so in its `mail_bounces.py`, which is found by its name.
"""

from collections.abc import Callable
from enum import StrEnum

from django.utils.module_loading import autodiscover_modules

from mail.models import Delivery


class Sign(StrEnum):
    """The mailbox is not there, or its reader called the mail spam."""

    BOUNCED = "bounced"
    COMPLAINED = "complained"


Listener = Callable[[Delivery, Sign], None]
_listeners: list[Listener] = []


def wants_to_know(listener: Listener) -> Listener:
    """Marks a function that is called in the transaction that notes the sign; the same may be told again."""
    _listeners.append(listener)
    return listener


def tell(delivery: Delivery, sign: Sign) -> None:
    autodiscover_modules("mail_bounces")
    for listener in _listeners:
        listener(delivery, sign)

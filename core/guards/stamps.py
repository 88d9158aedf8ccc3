"""Stamps in forms: when a page was made, with a number of its own, signed so that nobody can make one up."""

import datetime
import secrets
from dataclasses import dataclass

from django.core import signing
from django.utils import timezone

SALT = "submissions.stamp"
LONGEST = datetime.timedelta(days=2)


@dataclass(frozen=True)
class Stamp:
    """Who sends the same form twice sends the same nonce."""

    nonce: str
    made_at: datetime.datetime

    @property
    def age(self) -> datetime.timedelta:
        return timezone.now() - self.made_at


def new() -> str:
    return signing.dumps([secrets.token_urlsafe(16), timezone.now().timestamp()], salt=SALT)


def read(text: str) -> Stamp | None:
    """The stamp, or nothing for one that is forged or too old."""
    try:
        nonce, made_at = signing.loads(text, salt=SALT, max_age=LONGEST)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Stamp(nonce, datetime.datetime.fromtimestamp(made_at, datetime.UTC))

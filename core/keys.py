"""Secret addresses: the key that stands in one is made of a seed in the row and of SECRET_KEY.

The database alone, such as a copy of it that somebody finds, opens nothing; and a key can be written into a mail again.
"""

import base64
import hashlib
import secrets
from collections.abc import Iterator

from django.conf import settings
from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac

# Digits that the number of a row can have.
LONGEST_NUMBER = 18


def new_seed() -> str:
    """192 random bits."""
    return secrets.token_urlsafe(24)


class KeyedQuerySet(models.QuerySet):
    def at_key(self, key: str):
        """The row that a key opens, or nothing."""
        number = key.partition("-")[0]
        if number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER:
            row = self.filter(pk=int(number)).first()
            if row and any(constant_time_compare(key, right) for right in row.possible_keys()):
                return row
        return self.filter(former_key_hash=hash_of(key)).first()


class Keyed(models.Model):
    """A row that whoever has its key may open."""

    seed = models.CharField(max_length=64, default=new_seed, editable=False)
    # Of the key that stands in mails from before keys were made of seeds.
    former_key_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        abstract = True

    @property
    def key(self) -> str:
        return next(self.possible_keys())

    def possible_keys(self) -> Iterator[str]:
        """The key, and what it would be with each SECRET_KEY of before; 256 bits that nobody can guess in each."""
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
            salt, value = f"core.keys.{self._meta.label_lower}", f"{self.pk}:{self.seed}"
            made = salted_hmac(salt, value, secret, algorithm="sha256")
            yield f"{self.pk or 0}-{base64.urlsafe_b64encode(made.digest()).rstrip(b'=').decode()}"

    def change_key(self) -> None:
        """The keys of before open nothing once it is saved."""
        self.seed, self.former_key_hash = new_seed(), None


def hash_of(key: str) -> str:
    return hashlib.sha256(key.encode(errors="replace")).hexdigest()

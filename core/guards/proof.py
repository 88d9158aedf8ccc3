"""A little work for the sender's machine: nothing for one form, much for thousands (ALTCHA, version 2).

The page brings a signed challenge, `static/js/proof.js` finds the number that solves it, and the form brings both back.
Without a script the form arrives all the same, and the missing proof is one finding of several (`submissions.scoring`).
"""

import datetime
import json

import altcha
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

# Each try costs this many rounds of PBKDF2, and one in 256 has the prefix: under a second in a browser on a desk, and
# some seconds on a slow phone are reckoned. Checking it costs the server one try.
ALGORITHM, ROUNDS, PREFIX = "PBKDF2/SHA-256", 10_000, "00"
LIFETIME = datetime.timedelta(hours=12)
LONGEST = 4000


def is_wanted() -> bool:
    return settings.PROOF_OF_WORK


def secret() -> bytes:
    return salted_hmac("core.guards.proof", "challenge", algorithm="sha256").digest()


def challenge() -> str:
    """A new challenge as JSON."""
    made = altcha.create_challenge(
        ALGORITHM, ROUNDS, key_prefix=PREFIX, expires_at=timezone.now() + LIFETIME, hmac_secret=secret()
    )
    return json.dumps(made.to_dict())


def holds(solution: str) -> bool:
    """Whether it solves a challenge of ours that has not run out; a second time it does not."""
    if not 0 < len(solution) <= LONGEST or not altcha.verify_solution(solution, secret()).verified:
        return False
    nonce = altcha.Payload.from_base64(solution).challenge.parameters.nonce
    return cache.add(f"proof:{nonce}", True, LIFETIME.total_seconds())


class ProofInput(forms.HiddenInput):
    """A field that the script fills in; each time it is shown it is empty and brings a new challenge."""

    def get_context(self, name, value, attrs):
        return super().get_context(name, "", {**(attrs or {}), "data-proof": challenge()})

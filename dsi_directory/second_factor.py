"""The second factor of those who sign in: who needs one, whether this session was opened with it, and its end."""

import base64

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from dsi_directory import sessions
from dsi_directory.accounts import tell

METHOD = "mfa"


def has_one(user) -> bool:
    return Authenticator.objects.filter(user=user).exists()


def was_given(request) -> bool:
    """Whether whoever is signed in has given the factor in this very session, and not the password alone."""
    return any(record["method"] == METHOD for record in get_authentication_records(request, request.user))


def is_trusted(request) -> bool:
    """Whether somebody of the staff is signed in as safely as this site asks for: for what only they may see."""
    user = request.user
    if not (user.is_active and user.is_staff):
        return False
    return not settings.STAFF_NEED_SECOND_FACTOR or (was_given(request) and has_one(user))


@transaction.atomic
def remove(person) -> None:
    """Takes the factor off somebody who has lost it, ends all sessions, and tells the owner of the account."""
    Authenticator.objects.filter(user=person).delete()
    sessions.end_all([person])
    tell(
        person.email,
        "Your second factor was removed",
        "An administrator has removed the second factor of your account and ended all its sessions. "
        "At your next sign-in you set up a new one.",
    )


class SetUpForm(ActivateTOTPForm):
    """Counts the code with which the factor is set up as given in this session."""

    def clean_code(self) -> str:
        code = super().clean_code()
        record_authentication(context.request, self.user, METHOD, type=Authenticator.Type.TOTP)
        return code


class SealedSecrets(DefaultMFAAdapter):
    """Keeps secrets so that the database alone tells nobody a code; what was kept in the clear before still works."""

    def encrypt(self, text: str) -> str:
        return seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return seal().decrypt(encrypted_text).decode()
        except InvalidToken:
            return encrypted_text


def seal() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (salted_hmac("dsi_directory.second_factor", "seal", key, algorithm="sha256").digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])

import uuid
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import context as current
from django.contrib.sites.shortcuts import get_current_site

from core.addresses import absolute
from core.guards.limits import device_of
from dsi_directory import sessions
from mail.actions import post


class EditorsOnly(DefaultAccountAdapter):
    """Accounts are made by an administrator: nobody signs up."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def set_password(self, user, password: str) -> None:
        """Whoever knows the old one is signed out; the session at hand gets a new key and goes on."""
        super().set_password(user, password)
        sessions.end_all([user], but=current.request.session.session_key)

    def get_client_ip(self, request) -> str:
        return device_of(request)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """At the address of the site, whatever host was asked for."""
        return absolute(urlsplit(super().get_reset_password_from_key_url(key)).path)

    def get_email_confirmation_url(self, request, emailconfirmation) -> str:
        return absolute(urlsplit(super().get_email_confirmation_url(request, emailconfirmation)).path)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """By the outbox, like every mail: whoever asked for a new password does not wait for a mail server."""
        known = {"request": current.request, "email": email, "current_site": get_current_site(current.request)}
        words = self.render_mail(template_prefix, email, known | context)
        tell(email, words.subject, words.body)


class SameWork(AuthenticationBackend):
    """Checks one password for each attempt to sign in, whoever is known.

    A mail address is handed over as the name as well, and would be looked up and checked a second time.
    """

    def authenticate(self, request, **credentials):
        if credentials.get("email") == credentials.get("username"):
            credentials.pop("email", None)
        return super().authenticate(request, **credentials)


def tell(address: str, subject: str, text: str) -> None:
    """Mails somebody what was done to the account."""
    if address:
        post("account/mail.txt", address, f"account:{uuid.uuid4()}", subject=subject, text=text)

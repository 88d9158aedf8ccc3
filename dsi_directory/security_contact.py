"""Whom to tell of a weakness of the site: /.well-known/security.txt, by RFC 9116."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

# The RFC asks for less than a year; whoever keeps a copy asks again by then.
LIFETIME = timedelta(days=90)


def read(contact: str) -> str:
    """The setting as the address of a page or as `mailto:`; empty where there is none."""
    if "\n" in contact or (contact and not contact.startswith(("https://", "mailto:"))):
        raise ImproperlyConfigured(
            "SECURITY_CONTACT cannot be read: write it like https://directory.example/report or "
            "mailto:security@directory.example."
        )
    return contact


def contact() -> str:
    """The one that the operator names, else the address that visitors may write to, else the page that says how."""
    if settings.SECURITY_CONTACT:
        return settings.SECURITY_CONTACT
    if settings.CONTACT_EMAIL:
        return f"mailto:{settings.CONTACT_EMAIL}"
    return settings.SITE_URL + reverse("page", args=["contact-dsi"])


def security_txt(request) -> HttpResponse:
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {contact()}",
        f"Expires: {today + LIFETIME:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {settings.SITE_URL}{request.path}",
        f"Policy: {settings.SITE_URL}{reverse('page', args=['contact-dsi'])}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

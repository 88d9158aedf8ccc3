"""/.well-known/security.txt, by RFC 9116."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from dsi_directory.security_contact import read

ADDRESS = "/.well-known/security.txt"


def told(client) -> dict[str, str]:
    response = client.get(ADDRESS)
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain; charset=utf-8")
    lines = [line.split(": ", 1) for line in response.text.splitlines()]
    assert len(lines) == len({name for name, _ in lines})
    return dict(lines)


def test_it_says_whom_to_tell_and_for_how_long(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@directory.example"
    said = told(client)
    assert said["Contact"] == settings.SECURITY_CONTACT
    assert said["Canonical"] == settings.SITE_URL + ADDRESS
    left = datetime.fromisoformat(said["Expires"]) - timezone.now()
    assert timedelta(days=30) < left < timedelta(days=365)


@pytest.mark.parametrize(
    ("email", "contact"),
    [("office@directory.example", "mailto:office@directory.example"), ("", "http://127.0.0.1:8000/contact-dsi")],
)
def test_without_a_setting_it_is_the_contact_of_the_site(client, settings, email, contact):
    settings.CONTACT_EMAIL = email
    assert told(client)["Contact"] == contact


@pytest.mark.parametrize("wrong", ["security@directory.example", "http://directory.example", "https://x\nContact: y"])
def test_a_contact_that_is_none_is_refused(wrong):
    with pytest.raises(ImproperlyConfigured, match="SECURITY_CONTACT cannot be read"):
        read(wrong)

"""A provider's settings as an operator writes them."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import get_connection
from django.urls import resolve

from dsi_directory import mail_provider
from mail.message import message_of, name_outside
from mail.models import Delivery

KEYS = "api_key=a, secret_key=b,api_token=c,server_token=d,sender_domain=mail.example"


def test_without_a_provider_nothing_is_asked():
    assert mail_provider.read("", "", "") == {}


@pytest.mark.parametrize(
    ("provider", "keys", "secret", "name"),
    [
        ("pigeon", KEYS, "a:b", "MAIL_PROVIDER"),
        *[("mailgun", keys, "a:b", "MAIL_PROVIDER_KEYS") for keys in ("", "x", "x=", "=x", "a=b,")],
        *[("mailgun", KEYS, secret, "MAIL_WEBHOOK_SECRET") for secret in ("", "x", ":x", "x:")],
    ],
)
def test_what_is_missing_or_wrong_is_told(provider, keys, secret, name):
    with pytest.raises(ImproperlyConfigured, match=f"^{name} "):
        mail_provider.read(provider, keys, secret)


@pytest.mark.parametrize("provider", mail_provider.PROVIDERS)
def test_each_provider_gets_the_name_of_the_mail_and_has_a_web_hook(settings, provider):
    settings.ANYMAIL = mail_provider.read(provider, KEYS, "name:a-password-of-22-signs")
    delivery = Delivery(pk=5, key="k", to="ana@example.org", subject="Hello", text="Hi.", html="<p>Hi.</p>")
    backend = get_connection(f"anymail.backends.{provider}.EmailBackend")
    payload = backend.build_message_payload(message_of(delivery), backend.send_defaults)
    assert name_outside(delivery) in str(vars(payload))
    assert resolve(f"/{provider}/tracking/", urlconf="anymail.urls").view_name

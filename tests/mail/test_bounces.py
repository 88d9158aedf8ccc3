"""What a provider tells of mails that came back, in the shapes in which Postmark and Mailgun tell it."""

import base64
import hashlib
import hmac
import json

import pytest
from django.db import IntegrityError
from django.utils.module_loading import autodiscover_modules

from mail import bounces
from mail.message import message_of, name_outside
from mail.models import Delivery

pytestmark = pytest.mark.django_db
SECRET = "directory:opensesame"
KEY = "mailgun-key"


@pytest.fixture
def delivery():
    return Delivery.objects.create(key="one", to="ana@example.org", subject="Hello", text="Hi.", html="<p>Hi.</p>")


@pytest.fixture
def told(monkeypatch):
    # Or those who want to know would be put into the list of this test.
    autodiscover_modules("mail_bounces")
    told = []
    monkeypatch.setattr(bounces, "_listeners", [lambda delivery, sign: told.append((delivery.pk, sign))])
    return told


@pytest.fixture
def report(client, settings):
    settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET, "MAILGUN_API_KEY": KEY}

    def report(provider, data, secret=SECRET):
        settings.MAIL_PROVIDER = provider
        header = f"Basic {base64.b64encode(secret.encode()).decode()}"
        address = f"/mail/webhooks/{provider}/tracking/"
        return client.post(address, json.dumps(data), "application/json", headers={"Authorization": header}).status_code

    return report


def postmark(name, record="Bounce", kind="HardBounce"):
    known = {"RecordType": record, "Type": kind, "ID": 42, "MessageID": "883953f4", "Metadata": {"delivery": name}}
    return known | {"Email": "ana@example.org", "BouncedAt": "2026-11-26T08:41:00Z", "Description": "No such mailbox"}


def mailgun(name, event="failed", severity="permanent"):
    signature = hmac.new(KEY.encode(), b"1795682460token", hashlib.sha256).hexdigest()
    told = {"event": event, "severity": severity, "reason": "bounce", "timestamp": 1795682460.5}
    known = {"recipient": "ana@example.org", "user-variables": {"delivery": name}, "delivery-status": {"code": 550}}
    return {
        "signature": {"timestamp": "1795682460", "token": "token", "signature": signature},
        "event-data": told | known,
    }


@pytest.mark.parametrize(("provider", "shape"), [("postmark", postmark), ("mailgun", mailgun)])
def test_a_mail_that_came_back_is_marked_once_and_told(report, told, delivery, provider, shape):
    assert report(provider, shape(name_outside(delivery))) == 200
    first = Delivery.objects.get().bounced_at
    assert report(provider, shape(name_outside(delivery))) == 200
    assert Delivery.objects.get().bounced_at == first is not None
    assert set(told) == {(delivery.pk, bounces.Sign.BOUNCED)}


def test_a_complaint_is_marked_and_told(report, told, delivery):
    report("postmark", postmark(name_outside(delivery), "SpamComplaint", "SpamComplaint"))
    assert (bool(Delivery.objects.get().complained_at), Delivery.objects.get().state) == (True, "called spam")
    assert told == [(delivery.pk, bounces.Sign.COMPLAINED)]


def test_a_full_mailbox_is_marked_and_ends_nothing(report, told, delivery):
    report("postmark", postmark(name_outside(delivery), kind="SoftBounce"))
    assert (bool(Delivery.objects.get().bounced_at), told) == (True, [])


def test_what_is_still_under_way_is_nothing_yet(report, told, delivery):
    report("mailgun", mailgun(name_outside(delivery), severity="temporary"))
    report("postmark", postmark(name_outside(delivery), record="Delivery", kind=""))
    assert (Delivery.objects.get().bounced_at, told) == (None, [])


@pytest.mark.parametrize("secret", ["directory:wrong", "", "x"])
@pytest.mark.parametrize(("provider", "shape"), [("postmark", postmark), ("mailgun", mailgun)])
def test_whoever_does_not_know_the_secret_is_refused(report, told, delivery, provider, shape, secret):
    assert report(provider, shape(name_outside(delivery)), secret) == 400
    assert (Delivery.objects.get().bounced_at, told) == (None, [])


@pytest.mark.parametrize("name", ["", "999999999", "x", "²", "9" * 5000, "-1", None, ["1"], {"a": 1}])
def test_mails_that_are_not_ours_are_passed_over(report, told, delivery, name):
    assert report("postmark", postmark(name)) == report("postmark", postmark(f"{delivery.pk}-{name}")) == 200
    assert (Delivery.objects.get().bounced_at, told) == (None, [])


def test_other_providers_are_not_there(client, settings):
    settings.MAIL_PROVIDER = "postmark"
    assert client.post("/mail/webhooks/mailgun/tracking/").status_code == 404
    settings.MAIL_PROVIDER = ""
    assert client.post("/mail/webhooks/postmark/tracking/").status_code == 404


def test_what_cannot_be_told_is_not_marked_and_the_provider_asks_again(report, client, delivery, monkeypatch):
    def fail(delivery, sign):
        raise IntegrityError

    autodiscover_modules("mail_bounces")
    monkeypatch.setattr(bounces, "_listeners", [fail])
    client.raise_request_exception = False
    assert report("postmark", postmark(name_outside(delivery))) == 500
    assert Delivery.objects.get().bounced_at is None


def test_the_provider_is_told_the_name_of_the_delivery(delivery):
    assert message_of(delivery).metadata == {"delivery": name_outside(delivery)}
    assert name_outside(delivery).startswith(f"{delivery.pk}-")

"""No way around the second factor: every page of the admin asks whether this very session was opened with it."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern

from dsi_directory import second_factor
from mail.models import Delivery
from tests.admin.conftest import list_of, text_of
from tests.admin.signing_in import PASSWORD, code_for, set_up_second_factor, sign_in
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("second_factor_is_needed")]
ADDED = "/account/2fa/totp/activate/"
GIVEN = "/account/2fa/reauthenticate/"


def patterns(found, before="/admin/"):
    for one in found:
        address = before + str(one.pattern).strip("^").replace("\\Z", "").rstrip("$")
        if isinstance(one, URLPattern):
            yield address
        else:
            yield from patterns(one.url_patterns, address)


@pytest.fixture
def two_browsers(client, person):
    """One that was signed in by the password alone, before the factor was set up in the other; and the app's secret."""
    early = Client()
    sign_in(early)
    sign_in(client)
    secret, _ = set_up_second_factor(client)
    return early, client, secret


def test_every_address_of_the_admin_asks_for_it(client, person):
    sign_in(client)
    addresses = list(patterns(admin.site.urls[0]))
    assert len(addresses) > 100
    for address in addresses:
        for answer in (client.get(address), client.post(address)):
            assert (answer.status_code, answer.headers.get("Location")) == (302, "/account/2fa/"), address


def test_a_session_from_before_has_to_give_it(two_browsers):
    early, _, secret = two_browsers
    asked = early.get("/admin/", follow=True)
    assert asked.redirect_chain[-1][0] == f"{GIVEN}?next=/admin/"
    early.post(asked.redirect_chain[-1][0], {"code": code_for(secret)})
    assert early.get("/admin/").status_code == 200


@pytest.mark.parametrize("address", ["2fa/totp/deactivate/", "2fa/recovery-codes/", "email/", "password/change/"])
def test_a_session_without_it_changes_nothing_of_the_account(two_browsers, address):
    early, client, _ = two_browsers
    early.post("/account/reauthenticate/", {"password": PASSWORD})
    assert early.post(f"/account/{address}").headers["Location"].startswith(GIVEN)
    assert Authenticator.objects.filter(type="totp").exists()
    assert client.get(f"/account/{address}").status_code == 200


def test_who_takes_it_off_is_out_until_there_is_a_new_one(two_browsers):
    _, client, _ = two_browsers
    client.post("/account/2fa/totp/deactivate/")
    assert client.get("/admin/").headers["Location"] == "/account/2fa/"


def test_a_new_password_does_not_open_the_admin(two_browsers, person):
    person.set_password("harbour-lights-27")
    person.save()
    again = Client()
    assert sign_in(again, password="harbour-lights-27").redirect_chain[-1][0].startswith("/account/2fa/authenticate/")
    assert again.get("/admin/").status_code == 302


def test_staying_signed_in_does_not_spare_it(two_browsers):
    again = Client()
    assert sign_in(again, remember="on").redirect_chain[-1][0].startswith("/account/2fa/authenticate/")
    assert not {name for name in again.cookies if "trust" in name}


def test_an_administrator_takes_it_off_and_its_owner_is_told(two_browsers, admin_client, settings):
    settings.STAFF_NEED_SECOND_FACTOR = False
    early, client, _ = two_browsers
    person = Authenticator.objects.first().user
    chosen = {"action": "remove_second_factor", "_selected_action": [person.pk]}
    assert "Second factor removed from 1." in text_of(admin_client.post(list_of(person), chosen, follow=True))
    for browser in (early, client):
        assert browser.get("/admin/").headers["Location"].startswith("/admin/login/")
    told = Delivery.objects.get(subject="Your second factor was removed")
    assert told.to == person.email
    history = admin_client.get(f"/admin/auth/user/{person.pk}/history/")
    assert "Removed the second factor." in text_of(history)


def test_its_owner_is_told_of_each_change_and_no_device_address_is_kept(two_browsers):
    _, client, _ = two_browsers
    client.post("/account/2fa/totp/deactivate/")
    told = Delivery.objects.filter(to="edit@example.org").order_by("pk")
    assert [one.subject.partition("] ")[2] for one in told][-1] == "Authenticator App Deactivated"
    assert "127.0.0.1" not in "".join(one.text for one in told)


def test_the_database_alone_tells_no_code(two_browsers):
    *_, secret = two_browsers
    for kept in Authenticator.objects.all():
        assert secret not in str(kept.data)
        assert kept.wrap() is not None
    adapter = second_factor.SealedSecrets()
    assert adapter.decrypt(Authenticator.objects.get(type="totp").data["secret"]) == secret
    assert adapter.decrypt("KEPT-BEFORE") == "KEPT-BEFORE"


def test_secrets_open_with_the_key_of_before(settings):
    sealed = second_factor.SealedSecrets().encrypt("secret")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert second_factor.SealedSecrets().decrypt(sealed) == "secret"


def test_nobody_without_it_is_trusted(rf, person):
    request = rf.get("/")
    request.session, request.user = {}, person
    assert not second_factor.is_trusted(request)
    request.user = UserFactory()
    assert not second_factor.is_trusted(request)

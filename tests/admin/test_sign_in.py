"""The whole way into the admin: password, second factor, and who is kept out."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache

from tests.admin.conftest import text_of
from tests.admin.signing_in import code_for, give_password_again, set_up_second_factor, sign_in
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("second_factor_is_needed")]


def test_anonymous_is_sent_to_sign_in(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/account/login/?next=")
    assert "Sign in" in text_of(response)


@pytest.mark.parametrize("login", ["edit", "edit@example.org"])
def test_staff_without_second_factor_are_led_to_set_it_up(client, person, login):
    response = sign_in(client, login=login)
    assert response.redirect_chain[-1][0] == "/account/2fa/"
    assert "Before you can enter the admin" in text_of(response)


def test_setting_up_opens_the_admin_and_gives_recovery_codes(client, person):
    sign_in(client)
    _, response = set_up_second_factor(client)
    assert len(re.findall(r"\b[0-9]{8}\b", text_of(response))) >= 10
    assert client.get("/admin/").status_code == 200


def test_a_wrong_code_sets_nothing_up(client, person):
    sign_in(client)
    give_password_again(client)
    client.get("/account/2fa/totp/activate/")
    client.post("/account/2fa/totp/activate/", {"code": "000000"})
    assert not Authenticator.objects.exists()


def test_sign_in_asks_for_the_code(client, person):
    sign_in(client)
    secret, _ = set_up_second_factor(client)
    client.post("/account/logout/")
    # A code is taken once: the next one is that of half a minute later.
    cache.clear()
    assert sign_in(client).redirect_chain[-1][0].startswith("/account/2fa/authenticate/")
    assert client.get("/admin/").status_code == 302
    client.post("/account/2fa/authenticate/", {"code": code_for(secret)})
    assert client.get("/admin/").status_code == 200


def test_recovery_code_signs_in_once(client, person):
    sign_in(client)
    _, response = set_up_second_factor(client)
    code = re.search(r"\b[0-9]{8}\b", text_of(response))[0]
    for status in (200, 302):
        client.post("/account/logout/")
        sign_in(client)
        client.post("/account/2fa/authenticate/", {"code": code})
        assert client.get("/admin/").status_code == status


def test_wrong_password_is_explained(client, person):
    response = sign_in(client, password="wrong")
    assert "password you specified are not correct" in text_of(response)


def test_others_cannot_enter(client):
    UserFactory(username="edit")
    assert sign_in(client).status_code == 404
    assert client.get("/admin/", follow=True).status_code == 404


def test_second_factor_can_be_switched_off_for_trying(client, person, settings):
    settings.STAFF_NEED_SECOND_FACTOR = False
    assert sign_in(client).redirect_chain[-1][0] == "/admin/"


def test_nobody_signs_up(client):
    assert "an administrator makes them" in text_of(client.get("/account/signup/"))


def test_forgotten_password_is_set_anew_by_mail(client, person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/password/reset/", {"email": person.email})
    assert mail.outbox[0].alternatives[0].mimetype == "text/html"
    address = re.search(r"https?://[^/]+(/account/password/reset/key/\S+)", mail.outbox[0].body)[1]
    form = client.get(address, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "harbour-lights-27", "password2": "harbour-lights-27"})
    person.refresh_from_db()
    assert person.check_password("harbour-lights-27")


PAGES = ["login/", "signup/", "password/reset/", "password/reset/done/", "inactive/", "confirm-email/"]
OWN_PAGES = ["password/change/", "email/", "logout/", "reauthenticate/", "2fa/", "2fa/totp/activate/"]
AFTER_SETUP = [
    "2fa/",
    "2fa/recovery-codes/",
    "2fa/recovery-codes/generate/",
    "2fa/totp/deactivate/",
    "2fa/reauthenticate/",
]


def assert_fits_the_site(response):
    html = response.content.decode()
    assert response.status_code == 200
    assert 'lang="en"' in html
    assert '<main id="content"' in html
    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", html)


@pytest.mark.parametrize("address", PAGES)
def test_pages_of_signing_in_fit_the_site(client, address):
    assert_fits_the_site(client.get(f"/account/{address}"))


@pytest.mark.parametrize("address", OWN_PAGES)
def test_pages_of_ones_account_fit_the_site(client, person, address):
    sign_in(client)
    if "activate" in address:
        give_password_again(client)
    assert_fits_the_site(client.get(f"/account/{address}", follow=True))


@pytest.mark.parametrize("address", AFTER_SETUP)
def test_pages_of_the_second_factor_fit_the_site(client, person, address):
    sign_in(client)
    set_up_second_factor(client)
    assert_fits_the_site(client.get(f"/account/{address}", follow=True))


def test_the_form_is_in_plain_words(client, db):
    page = client.get("/account/login/").text
    assert ">User name or e-mail address</label>" in page
    assert ">Stay signed in on this computer</label>" in page
    assert "placeholder" not in page.partition("<main")[2].partition("</main>")[0]

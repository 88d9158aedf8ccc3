"""The rules for passwords (ASVS 5.0, level 2): long and not easily guessed, and nothing else is asked."""

import pytest
from django.contrib.auth.hashers import get_hasher, identify_hasher, make_password
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from dsi_directory import signing_in

ANA = User(username="ana.example", email="ana@harbour.example", first_name="Ana", last_name="Lovelace")


@pytest.mark.parametrize(
    "password",
    [
        "elevenchars",
        "password1234",
        "1234567890123",
        "dsi-directory-2026",
        "DigitalSocialInnovation1!",
        "ana.example-2026",
        "lovelace-harbour-1",
        "admin admin admin",
    ],
)
def test_what_is_short_common_or_about_this_site_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, ANA)


@pytest.mark.parametrize(
    "password",
    [
        "harbour lights 27",
        "only small letters",
        "ключ от старого порта",
        "correct-horse-digital-staple",
        "739105562840",
        " spaces around stay ",
        "x" * 20 + "é" * 1000 + "🔑",
    ],
)
def test_nothing_is_asked_of_what_it_is_made(password):
    validate_password(password, ANA)


def test_without_a_second_factor_it_is_longer():
    shortest = {
        needs: next(
            rule["OPTIONS"]["min_length"]
            for rule in signing_in.settings("DSI", "dsi.example", needs)["AUTH_PASSWORD_VALIDATORS"]
            if "MinimumLength" in rule["NAME"]
        )
        for needs in (True, False)
    }
    assert shortest == {True: 12, False: 15}


@pytest.mark.django_db
def test_an_old_hash_is_made_anew_at_the_next_sign_in(client, settings):
    settings.PASSWORD_HASHERS = signing_in.settings("DSI", "dsi.example", True)["PASSWORD_HASHERS"]
    person = User.objects.create(username="old", password=make_password("harbour lights 27", hasher="pbkdf2_sha256"))
    client.post("/account/login/", {"login": "old", "password": "harbour lights 27"})
    person.refresh_from_db()
    assert identify_hasher(person.password).algorithm == get_hasher().algorithm == "argon2"


@pytest.mark.django_db
def test_a_password_counts_to_its_last_character(client):
    long = "harbour lights " * 20
    person = User.objects.create_user("long", password=long)
    assert person.check_password(long)
    assert not person.check_password(long[:-1])
    assert not person.check_password(long.upper())


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("/account/login/", ["username", "current-password"]),
        ("/account/password/change/", ["current-password", "new-password", "new-password"]),
    ],
)
def test_password_managers_know_each_field(admin_client, client, address, wanted):
    browser = client if "login" in address else admin_client
    form = browser.get(address).context["form"]
    told = [field.field.widget.attrs.get("autocomplete") for field in form if field.name != "remember"]
    assert told == wanted


@pytest.mark.django_db
def test_who_changes_it_gives_the_one_of_now(admin_client, admin_user):
    new = {"oldpassword": "wrong", "password1": "harbour lights 27", "password2": "harbour lights 27"}
    assert "Please type your current password" in admin_client.post("/account/password/change/", new).text
    admin_user.refresh_from_db()
    assert not admin_user.check_password("harbour lights 27")

"""The whole way into the admin, as a browser goes it."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache

PASSWORD = "not-secret-in-tests"


def sign_in(client, password=PASSWORD, **fields):
    data = {"login": "edit", "password": password, "next": "/admin/"} | fields
    return client.post("/account/login/", data, follow=True)


def code_for(secret):
    """The code that the app shows. One is taken once; here it is forgotten, so that nobody waits."""
    cache.clear()
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def give_password_again(client):
    asked = client.get("/account/2fa/totp/activate/", follow=True)
    assert asked.redirect_chain[-1][0].startswith("/account/reauthenticate/")
    client.post(asked.redirect_chain[-1][0], {"password": PASSWORD})


def set_up_second_factor(client):
    """Sets up an authenticator app as its page says; gives the app's secret and the page after it."""
    give_password_again(client)
    page = client.get("/account/2fa/totp/activate/")
    secret = page.context["form"].secret
    return secret, client.post("/account/2fa/totp/activate/", {"code": code_for(secret)}, follow=True)

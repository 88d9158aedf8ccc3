"""Who is said to ask, and by which protocol, is believed of trusted proxies only."""

import environ
import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from dsi_directory import proxies

BY_PROXY = "10.1.2.3"


@pytest.fixture(autouse=True)
def trust(settings, monkeypatch):
    def trust(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        for name, value in proxies.read(environ.Env()).items():
            setattr(settings, name, value)

    trust(BEHIND_PROXY="0", TRUSTED_PROXIES="")
    return trust


def seen(sender="", **said):
    """The request as all other code sees it."""
    taken = []
    answer = proxies.TrustedProxies(lambda request: taken.append(request) or HttpResponse())
    answer(RequestFactory().get("/", REMOTE_ADDR=sender, headers=said))
    return taken[0]


def client(sender, forwarded):
    return seen(sender, **{"X-Forwarded-For": forwarded}).META["REMOTE_ADDR"]


@pytest.mark.parametrize("sender", ["127.0.0.1", "198.51.100.7", "::1", ""])
def test_nobody_is_trusted_unless_named(sender):
    request = seen(sender, **{"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https", "X-Request-ID": "a" * 9})
    assert request.META["REMOTE_ADDR"] == sender
    assert not request.is_secure()
    assert not {"X-Forwarded-For", "X-Forwarded-Proto", "X-Request-Id"} & set(request.headers)


@pytest.mark.parametrize("sender", ["127.0.0.1", "127.1.1.1", "::1", "::ffff:127.0.0.1", ""])
def test_behind_a_proxy_means_one_on_the_same_machine(trust, sender):
    trust(BEHIND_PROXY="1")
    assert client(sender, "192.0.2.1") == "192.0.2.1"
    assert seen(sender, **{"X-Forwarded-Proto": "https"}).is_secure()
    assert client("198.51.100.7", "192.0.2.1") == "198.51.100.7"
    assert not seen("198.51.100.7", **{"X-Forwarded-Proto": "https"}).is_secure()


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("9.9.9.9, 192.0.2.1", "192.0.2.1"),
        ("9.9.9.9, 192.0.2.1, 10.9.9.9", "192.0.2.1"),
        ("10.9.9.9,10.9.9.8", "10.9.9.9"),
        ("192.0.2.1:4711", "192.0.2.1"),
        ("[2001:db8::1]:4711", "2001:db8::1"),
        ("2001:db8::1", "2001:db8::1"),
        ("9.9.9.9, unknown", BY_PROXY),
        ("9.9.9.9, unknown, 10.9.9.9", "10.9.9.9"),
        ("", BY_PROXY),
        ("x" * 9000, BY_PROXY),
    ],
)
def test_the_client_is_the_last_address_that_no_trusted_proxy_has(trust, forwarded, address):
    trust(TRUSTED_PROXIES="10.0.0.0/8, 2001:db8:ffff::/48")
    assert client(BY_PROXY, forwarded) == address


def test_a_unix_socket_is_trusted_by_its_own_name(trust):
    trust(TRUSTED_PROXIES="10.0.0.0/8")
    assert client("", "192.0.2.1") == ""
    trust(TRUSTED_PROXIES="unix")
    assert client("", "192.0.2.1") == "192.0.2.1"


@given(st.text(), st.text())
def test_whatever_stands_in_the_headers_nothing_breaks(sender, forwarded):
    assert isinstance(proxies.client(sender, forwarded), str)
    assert proxies.is_trusted(sender) is False


def test_a_host_that_somebody_claims_by_another_header_is_not_taken(trust):
    trust(BEHIND_PROXY="1")
    assert seen("127.0.0.1", **{"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}).get_host() == (
        "testserver"
    )

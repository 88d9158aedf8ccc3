"""Whom to believe where proxies stand in between: what only they may say is dropped when somebody else says it."""

import ipaddress

import environ
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

# Stands for senders without an address, which only this machine has.
UNIX = "unix"
# What BEHIND_PROXY=1 is short for.
SAME_MACHINE = ("127.0.0.0/8", "::1", UNIX)
# Headers that name who asks, and for what; the site reads some, and packages may read others.
SAID_BY_PROXIES = tuple(
    f"HTTP_{name}"
    for name in (
        *("X_FORWARDED_FOR", "X_FORWARDED_PROTO", "X_FORWARDED_HOST", "X_FORWARDED_PORT", "X_FORWARDED_SERVER"),
        *("X_FORWARDED_PREFIX", "FORWARDED", "X_REAL_IP", "X_REQUEST_ID"),
    )
)

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def read(env: environ.Env) -> dict:
    """The settings of proxies, by their names in Django's settings."""
    named = [name.strip() for name in env.list("TRUSTED_PROXIES", default=[])]
    if env.bool("BEHIND_PROXY", default=False):
        named += SAME_MACHINE
    trusted = frozenset(network_named(name) for name in named if name)
    return {
        "TRUSTED_PROXIES": trusted,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if trusted else None,
    }


def network_named(name: str) -> Network | str:
    try:
        return name if name == UNIX else ipaddress.ip_network(name)
    except ValueError:
        raise ImproperlyConfigured(
            f"TRUSTED_PROXIES cannot be read at {name!r}: write addresses or networks such as 10.0.0.0/8, "
            "or unix, with commas between them."
        ) from None


class TrustedProxies:
    """Makes REMOTE_ADDR the address of whoever asks, as far as trusted proxies tell it. To stand before all others."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        told = {name: request.META.pop(name) for name in SAID_BY_PROXIES if name in request.META}
        if told and is_trusted(request.META.get("REMOTE_ADDR", "")):
            request.META.update(told)
            request.META["REMOTE_ADDR"] = client(request.META["REMOTE_ADDR"], told.get("HTTP_X_FORWARDED_FOR", ""))
        return self.get_response(request)


def is_trusted(sender: str) -> bool:
    address = address_in(sender)
    if address is None:
        return not sender and UNIX in settings.TRUSTED_PROXIES
    return any(address in network for network in settings.TRUSTED_PROXIES if network != UNIX)


def client(sender: str, forwarded: str) -> str:
    """The last address that no trusted proxy has: what stands before it may be made up."""
    for said in reversed(forwarded.split(",")):
        address = address_in(said)
        if address is None:
            break
        sender = str(address)
        if not is_trusted(sender):
            break
    return sender


def address_in(said: str) -> Address | None:
    """The address, which some proxies write with a port."""
    said = said.strip()
    if said.startswith("["):
        said = said[1:].partition("]")[0]
    elif said.count(":") == 1:
        said = said.partition(":")[0]
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address

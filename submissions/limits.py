"""How often something may be done from one device, from its network, and for one mail address."""

import hashlib
import ipaddress

from django.conf import settings
from django.core.cache import cache

HOUR = 3600
# By what is done: how often in an hour from one device, from its network, for one mail address.
LIMITS = {
    "start": (20, 100, 0),
    "send": (20, 100, 10),
    "mail": (20, 100, 5),
    "find": (600, 3000, 0),
}


def device_of(request) -> str:
    """The address of the device that asks, as the front server or the connection tells it."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def network_of(device: str) -> str:
    """The network that a device is in: the first 24 bits of an old address, the first 48 of a new one."""
    try:
        address = ipaddress.ip_address(device)
    except ValueError:
        return device
    return str(ipaddress.ip_network(f"{address}/{24 if address.version == 4 else 48}", strict=False))


def allows(request, action: str, address: str = "") -> bool:
    """Whether one more is within the limits; it is counted."""
    device = device_of(request)
    whose = (f"device {device}", f"network {network_of(device)}", f"mail {address}" if address else "")
    # Each is counted, also where an earlier one refuses already.
    counts = [(counted(action, who), most) for who, most in zip(whose, LIMITS[action], strict=True) if who]
    return all(count <= most for count, most in counts)


def counted(action: str, who: str) -> int:
    # Nobody's address stands in the cache.
    key = f"limit:{action}:{hashlib.sha256(f'{settings.SECRET_KEY}{who}'.encode()).hexdigest()}"
    if cache.add(key, 1, HOUR):
        return 1
    try:
        return cache.incr(key)
    except ValueError:
        # It ran out just now.
        cache.set(key, 1, HOUR)
        return 1

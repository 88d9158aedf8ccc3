"""How often something may be done in an hour from one device, from its network, and for one mail address.

Every place within a limit is a key of the shared cache, and a key that is not there is added in one step by every sort
of cache. So of any number of requests at once, in any number of processes, never more pass than a limit has places. A
cache that is emptied begins anew, which lets a few more through.
"""

import datetime
import ipaddress
import time

from django.conf import settings
from django.core.cache import cache, caches
from django.core.cache.backends.base import BaseCache
from django.forms import Form
from django.utils import timezone
from django.utils.crypto import salted_hmac

HOUR, DAY = 3600, 86400
# By what is done: how often in an hour from one device, from its network, for one mail address.
LIMITS = {
    "start": (20, 100, 0),
    "send": (20, 100, 10),
    "mail": (20, 100, 5),
    "find": (600, 3000, 0),
}
# Asked for with each letter that somebody types: every process counts alone, without a query.
IN_EACH_PROCESS = {"find"}
REFUSED = (
    "Many forms came from your network or for your mail address just now, so this one has to wait a little. "
    "Nothing is lost: what you typed is still here. Please send it again after {time:%H:%M}."
)


def device_of(request) -> str:
    """The address of the device that asks, as the front server or the connection tells it."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def network_of(device: str, bits_of_old: int = 24, bits_of_new: int = 48) -> str:
    """The network that a device is in; what is no address is a network of its own."""
    try:
        address = ipaddress.ip_address(device.partition("%")[0])
    except ValueError:
        return device
    address = getattr(address, "ipv4_mapped", None) or address
    bits = bits_of_old if address.version == 4 else bits_of_new
    return str(ipaddress.ip_network((address, bits), strict=False))


def senders(request, address: str) -> tuple[str, str, str]:
    """Those whose places are taken; a device with a new address has the last 64 bits for itself."""
    device = device_of(request)
    return f"device {network_of(device, 32, 64)}", f"network {network_of(device)}", f"mail {address}" if address else ""


def allows(request, action: str, address: str = "") -> bool:
    """Whether one more is within the limits; it is counted. To be asked outside of a transaction."""
    limits = zip(senders(request, address), LIMITS[action], strict=True)
    # The first that refuses spares the others' places.
    counts = caches["process"] if action in IN_EACH_PROCESS else cache
    allowed = all(takes_place(counts, name_of(action, who), most) for who, most in limits if who)
    if allowed and action == "send":
        note_sent(request)
    return allowed


def name_of(action: str, who: str, seconds: int = HOUR) -> str:
    """The start of the keys for one period; nobody's address stands in the cache."""
    digest = salted_hmac("core.guards.limits", who, algorithm="sha256").hexdigest()
    return f"limit:{action}:{int(time.time() // seconds)}:{digest}"


def takes_place(counts: BaseCache, name: str, most: int) -> bool:
    # The last place known to be taken. It may be behind when many ask at once, which costs a few more looks.
    place = counts.get(name, 0)
    while place < most:
        place += 1
        if counts.add(f"{name}:{place}", True, HOUR):
            counts.set(name, place, HOUR)
            return True
    return False


def note_sent(request) -> None:
    """Counts for the score, where one more or less does not matter."""
    cache.set(name_of_day(request), sent_today(request) + 1, DAY)


def sent_today(request) -> int:
    """How many forms were sent from the network of the device today."""
    return cache.get(name_of_day(request), 0)


def name_of_day(request) -> str:
    return name_of("day", network_of(device_of(request)), DAY)


def seconds_left() -> int:
    """How long whoever is refused has to wait."""
    return HOUR - int(time.time()) % HOUR


def refuse(form: Form) -> None:
    """Says in a validated form that it has to wait."""
    end = datetime.datetime.fromtimestamp(time.time() + seconds_left(), timezone.get_current_timezone())
    form.add_error(None, REFUSED.format(time=end))

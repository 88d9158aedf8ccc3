"""How often something may be sent in an hour from one device, from its network, and for one mail address or account.

One statement counts for all three in a table of the database: a row is there once, and whoever counts has it alone. So
of any number of requests at once, in any number of processes, never more pass than a limit allows. What is only read is
counted in core/guards/rates.py; docs/safety.md tells the numbers and their reasons.
"""

import datetime
import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.forms import Form
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from core.models import Tally

HOUR, DAY = 3600, 86400
# By what is done: how often in an hour from one device, from its network, for one mail address or account.
LIMITS = {
    "start": (60, 300, 0),
    "send": (60, 300, 10),
    "mail": (120, 600, 5),
    "sign_in": (30, 100, 60),
    "second_factor": (30, 100, 20),
    "reset": (10, 50, 5),
}
# The first that refuses spares the others' counts.
COUNT = """
WITH device AS (
    INSERT INTO core_tally AS kept (name, count, ends_at)
    SELECT %(device)s, 1, %(ends_at)s WHERE %(of_device)s > 0
    ON CONFLICT (name) DO UPDATE SET count = kept.count + 1 WHERE kept.count < %(of_device)s RETURNING count
), network AS (
    INSERT INTO core_tally AS kept (name, count, ends_at)
    SELECT %(network)s, 1, %(ends_at)s FROM device WHERE %(of_network)s > 0
    ON CONFLICT (name) DO UPDATE SET count = kept.count + 1 WHERE kept.count < %(of_network)s RETURNING count
), mail AS (
    INSERT INTO core_tally AS kept (name, count, ends_at)
    SELECT %(mail)s, 1, %(ends_at)s FROM network WHERE %(has_mail)s AND %(of_mail)s > 0
    ON CONFLICT (name) DO UPDATE SET count = kept.count + 1 WHERE kept.count < %(of_mail)s RETURNING count
)
SELECT EXISTS (SELECT FROM network) AND (NOT %(has_mail)s OR EXISTS (SELECT FROM mail))
"""
REFUSED = _(
    "Many forms came from your network or for your mail address just now, so this one has to wait a little. "
    "Nothing is lost: what you typed is still here. Please send it again after %(time)s."
)


def device_of(request) -> str:
    """The address of the device that asks; trusted proxies are seen through by then (dsi_directory/proxies.py)."""
    return request.META.get("REMOTE_ADDR", "")


def network_of(device: str, bits_of_old: int = 24, bits_of_new: int = 48) -> str:
    """The network that a device is in; what is no address is a network of its own."""
    try:
        address = ipaddress.ip_address(device.partition("%")[0])
    except ValueError:
        return device
    address = getattr(address, "ipv4_mapped", None) or address
    bits = bits_of_old if address.version == 4 else bits_of_new
    return str(ipaddress.ip_network((address, bits), strict=False))


def senders(request, address: str) -> dict[str, str]:
    """Those who are counted."""
    network = f"network {network_of(device_of(request))}"
    return {"device": device_in(request), "network": network, "mail": f"mail {address}"}


def device_in(request) -> str:
    """What is counted as one: an address of old, of the new ones the 64 bits that one line gets at least."""
    return f"device {network_of(device_of(request), 32, 64)}"


def allows(request, action: str, address: str = "") -> bool:
    """Whether one more is within the limits; it is counted. To be asked outside of a transaction."""
    names = {sort: name_of(action, who) for sort, who in senders(request, address).items()}
    most = {sort: number * settings.RATE_LIMITS for sort, number in zip(names, LIMITS[action], strict=True)}
    allowed = not settings.RATE_LIMITS or counts(names, most, has_mail=bool(address))
    if allowed and action == "send":
        note_sent(request)
    return allowed


def counts(names: dict[str, str], most: dict[str, int], has_mail: bool) -> bool:
    limits = {f"of_{sort}": number for sort, number in most.items()}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, names | limits | {"has_mail": has_mail, "ends_at": end_of_period()})
        return cursor.fetchone()[0]


def name_of(action: str, who: str, seconds: int = HOUR) -> str:
    """Under which it is counted in this period; nobody's address stands in it."""
    digest = salted_hmac("core.guards.limits", who, algorithm="sha256").hexdigest()
    return f"limit:{action}:{int(time.time() // seconds)}:{digest}"


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


def end_of_period() -> datetime.datetime:
    return datetime.datetime.fromtimestamp(time.time() + seconds_left(), datetime.UTC)


def refuse(form: Form) -> None:
    """Says in a validated form that it has to wait."""
    form.add_error(None, REFUSED % {"time": date_format(timezone.localtime(end_of_period()), "H:i")})


def forget_what_is_over() -> int:
    return Tally.objects.filter(ends_at__lt=timezone.now()).delete()[0]

"""The version of all that anybody can see: no two states of it have the same, and a query without entries tells it.

Each transaction that changes something public leaves a random mark (core/watching.py). The version is all marks that
have been committed, joined by "exclusive or": another one with every transaction, in whatever order they end.
"""

import hashlib
from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.http import HttpResponseNotModified
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import get_language

from core import prepared, reading
from core.release import release

# Settings that pages show; all others are files of the release.
SHOWN = ("SITE_NAME", "SITE_TAGLINE", "SITE_URL", "SITE_COLOURS", "CONTACT_EMAIL", "TIME_ZONE")
# Who asks within a transaction may see it half done, so the next change in it leaves another mark.
READ = """
    SELECT bit_xor(mark), {is_behind}, set_config('content.is_marked', '', true) FROM core_contentchange
"""
# All marks become one that joins them: the version stays as it is.
TIDY = """
    WITH taken AS (
        DELETE FROM core_contentchange WHERE (SELECT count(*) FROM core_contentchange) > 1 RETURNING mark
    ), joined AS (
        INSERT INTO core_contentchange (mark) SELECT bit_xor(mark) FROM taken HAVING count(*) > 0
    )
    SELECT count(*) FROM taken
"""


class Follower(NamedTuple):
    """What follows a change in public a moment later, such as an index of it."""

    # A condition in SQL that reads none of the content; it holds from the moment on at which something becomes public.
    is_behind: str
    catch_up: Callable[[], object]


followers: list[Follower] = []


def current() -> str | None:
    """The version in 16 hexadecimal digits; None where nothing can be said of it, because a follower stays behind."""
    mark, is_behind = _read()
    # Only the primary can catch up, and it may have done so already.
    if is_behind and reading.from_the_primary():
        mark, is_behind = _read()
    if is_behind:
        for follower in followers:
            follower.catch_up()
        mark, is_behind = _read()
    return None if is_behind or mark is None else f"{mark & 0xFFFFFFFFFFFFFFFF:016x}"


def _read() -> tuple[int | None, bool]:
    is_behind = " OR ".join(follower.is_behind for follower in followers) or "FALSE"
    # Asked for with every page, so it is planned once in each connection.
    [(mark, is_behind, _)] = prepared.read(reading.connection, READ.format(is_behind=is_behind), [])
    return mark, is_behind


def tidy() -> int:
    """Joins the marks, so that few have to be read; gives how many there were."""
    with connection.cursor() as cursor:
        cursor.execute(TIDY)
        return cursor.fetchone()[0]


def of(request) -> str | None:
    """The version that stands for an answer: read once, before anything else is. None while developing."""
    if not hasattr(request, "content_version"):
        request.content_version = None if settings.DEBUG else current()
    return request.content_version


def etag(request, *also: str) -> str | None:
    """A weak entity tag of what is at this address now, and of what else the answer depends on, such as a header."""
    version = of(request)
    if version is None:
        return None
    address = f"{request.scheme}://{request.get_host()}{request.get_full_path()}"
    shown = (str(getattr(settings, name)) for name in SHOWN)
    # Some things begin or end by themselves with a day.
    about = (release(), version, str(timezone.localdate()), get_language() or "", *shown, address, *also)
    return f'W/"{hashlib.blake2b(chr(0).join(about).encode(), digest_size=12).hexdigest()}"'


def not_modified(request, etag: str | None) -> HttpResponseNotModified | None:
    """The answer for whoever has it already; a mere "*" does not say what somebody has."""
    held = parse_etags(request.headers.get("If-None-Match", ""))
    if etag and opaque(etag) in map(opaque, held):
        return HttpResponseNotModified(headers={"ETag": etag})
    return None


def opaque(etag: str) -> str:
    """What weak comparison compares (RFC 9110, 8.8.3.2)."""
    return etag.removeprefix("W/")

"""Whether this process can serve: what it needs is tried, once a second at most however often it is asked."""

import logging
import shutil
import threading
import time
from collections.abc import Callable
from functools import cache as once
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from dsi_directory.operating import queues
from dsi_directory.operating.discretion import message_of, name_of

log = logging.getLogger(__name__)

SECONDS_KEPT = 1.0
# With less, pictures and the database's own files are about to fail.
NEEDED_MB = 50


class NotReady(Exception):
    """In words for whoever runs the site."""


class Finding(NamedTuple):
    is_well: bool
    told: str


def disk() -> str:
    """Room for what is uploaded and drawn."""
    places = {Path(place) for place in (settings.MEDIA_ROOT, settings.VAR_DIR)}
    free = min(shutil.disk_usage(existing(place)).free // 2**20 for place in places)
    if free < NEEDED_MB:
        raise NotReady(f"{free} MB are free, {NEEDED_MB} are needed.")
    return f"{free} MB are free."


def existing(place: Path) -> Path:
    """The folder, or that in which it will be made."""
    return next(path for path in (place, *place.parents) if path.exists())


def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_is_in_recovery()")
        return "It answers, as a replica." if cursor.fetchone()[0] else "It answers."


def migrations() -> str:
    """All that this release knows; those of a newer one do not hinder it."""
    waiting = migrations_missing()
    if waiting:
        migrations_missing.cache_clear()
        raise NotReady(f"{waiting} are missing: run migrate.")
    return "All are there."


@once
def migrations_missing() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def shared_cache() -> str:
    cache.set("readiness", "kept", 60)
    if cache.get("readiness") != "kept":
        raise NotReady("What is put in does not come out.")
    return "It keeps."


def background() -> str:
    """Late work keeps nobody from reading, so a balancer must not ask for this."""
    if late := queues.late():
        waits = ", ".join(f"{one.waiting} {name} for {one.late} s" for name, one in late.items())
        raise NotReady(f"There wait {waits}.")
    return "Nothing is late."


NEEDED = {"disk": disk, "database": database, "migrations": migrations, "cache": shared_cache}
WITH_QUEUES = NEEDED | {"queues": background}

Checks = dict[str, Callable[[], str]]


def look(checks: Checks) -> dict[str, Finding]:
    """Tries one after the other up to the first that fails: most of the others would wait for the same."""
    found: dict[str, Finding] = {}
    for name, check in checks.items():
        found[name] = finding(check)
        if not found[name].is_well:
            break
    return found


def finding(check: Callable[[], str]) -> Finding:
    try:
        return Finding(True, check())
    except NotReady as reason:
        return Finding(False, str(reason))
    except Exception as error:
        return Finding(False, f"{name_of(error)}: {message_of(error)}")


_looking = threading.Lock()
_found: dict[bool, tuple[float, dict[str, Finding]]] = {}


def found(with_queues: bool) -> dict[str, Finding]:
    """What was found within the last second."""
    with _looking:
        until, findings = _found.get(with_queues, (0.0, {}))
        if time.monotonic() >= until:
            before, findings = findings, look(WITH_QUEUES if with_queues else NEEDED)
            _found[with_queues] = time.monotonic() + SECONDS_KEPT, findings
            tell_what_changed(before, findings)
        return findings


def tell_what_changed(before: dict[str, Finding], now: dict[str, Finding]) -> None:
    was_wrong, is_wrong = (
        {name for name, finding in findings.items() if not finding.is_well} for findings in (before, now)
    )
    for name in is_wrong - was_wrong:
        log.error("Not ready: %s. %s", name, now[name].told)
    if was_wrong and not is_wrong:
        log.info("Ready again.")

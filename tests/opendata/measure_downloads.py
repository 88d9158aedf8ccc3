"""Measures downloads of a large list: rows a second, and by how much the process grows; in the database at hand.

DEBUG=1 .venv/bin/python manage.py generate_entries --organisations 100000
DEBUG=1 .venv/bin/python -m tests.opendata.measure_downloads --list organisations
"""

import argparse
import multiprocessing
import os
import resource
import time
from pathlib import Path
from wsgiref.util import setup_testing_defaults

FORMATS = ("csv", "xlsx", "json", "geojson")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", default="organisations")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dsi_directory.settings")
    for extension in FORMATS:
        # Each in a process of its own, whose largest size is that of this one download.
        measuring = multiprocessing.get_context("spawn").Process(target=measure, args=(asked.list, extension))
        measuring.start()
        measuring.join()


def measure(name: str, extension: str) -> None:
    from dsi_directory.wsgi import application
    from opendata.feeds import KINDS
    from search.snapshot import current

    rows = len(current().listed(KINDS[name].name))
    # What every worker has before its first download: the page of the list, and its order.
    drain(application, f"/{name}")
    before, started = megabytes(), time.monotonic()
    first, size, largest = drain(application, f"/downloads/{name}.{extension}")
    seconds = time.monotonic() - started
    print(
        f"{extension:8} {rows:,} rows, {size / 1e6:,.0f} MB in {seconds:.1f} s: {rows / seconds:,.0f} rows a second, "
        f"first bytes after {first:.2f} s; the process grew from {before:.0f} to {largest:.0f} MB"
    )


def drain(application, path: str) -> tuple[float, int, float]:
    """Seconds until the first bytes came, how many came in all, and how large the process was at most meanwhile."""
    environ = {"PATH_INFO": path, "HTTP_HOST": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1"}
    setup_testing_defaults(environ)
    statuses, started, first, size, largest = [], time.monotonic(), 0.0, 0, 0.0
    body = application(environ, lambda status, headers, error=None: statuses.append(status))
    for part in body:
        first, size, largest = first or time.monotonic() - started, size + len(part), max(largest, megabytes())
    body.close()
    if not statuses[0].startswith("200"):
        raise SystemExit(f"{path}: {statuses[0]}")
    return first, size, largest


def megabytes() -> float:
    """The size of the process in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


if __name__ == "__main__":
    main()

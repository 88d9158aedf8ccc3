"""The entries that are measured with: a database of its own for each size, made once."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from tests.bench.servers import ROOT

SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
    "DEBUG": "0",
    "SITE_URL": "http://127.0.0.1",
    "SECRET_KEY": "only for measuring, known to everybody who reads this",
    # The addresses of visitors are made up by the load.
    "BEHIND_PROXY": "1",
    "DSI_PG_LINGER": "30",
}


def prepare(organisations: int, copies: int, folder: Path) -> dict:
    """Has the environment name the database, and gives in which time it was made."""
    from dsi_directory.embedded_postgres.cluster import cluster_at

    os.environ.update(SETTINGS)
    if "DATABASE_URL" not in os.environ:
        cluster, name = cluster_at(folder / "postgres", durable=False), f"bench_{organisations}_{copies}"
        cluster.make_ready(name)
        address = cluster.server.address
        os.environ["DATABASE_URL"] = f"postgres://{address['user']}@/{name}?host={address['host']}"
    made = folder / f"made-{organisations}-{copies}.json"
    manage("migrate", "-v0")
    manage("collectstatic", "-v0", "--noinput")
    if not made.exists():
        made.write_text(json.dumps(generate(organisations, copies)))
    return json.loads(made.read_text())


def generate(organisations: int, copies: int) -> dict:
    seconds = {}
    with timed(seconds, "entries and index"):
        manage("generate_entries", "--organisations", str(organisations))
    if copies > 1:
        with timed(seconds, "copies"):
            manage("shell", "--no-imports", "--command", f"from tests.bench import copies; copies.multiply({copies})")
    with timed(seconds, "statistics"):
        sql = "from django.db import connection; connection.cursor().execute('VACUUM ANALYZE')"
        manage("shell", "--no-imports", "--command", sql)
    return seconds


@contextmanager
def timed(seconds: dict, name: str):
    started = time.monotonic()
    yield
    seconds[name] = round(time.monotonic() - started)


def manage(*arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


# Run in a process of its own: what the bitmaps cost.
BITMAPS = """
import resource, time
from pathlib import Path
from search import snapshot
from search.snapshot import SORTS

def megabytes():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6

before, started = megabytes(), time.monotonic()
held = snapshot.current()
loaded, after = time.monotonic() - started, megabytes()
started = time.monotonic()
for sort in SORTS:
    held.order("organisation", sort)
sizes = sum(ids.get_statistics()["n_bytes_array_containers"] + ids.get_statistics()["n_bytes_run_containers"]
    + ids.get_statistics()["n_bytes_bitset_containers"] for values in held.held.values() for ids in values.values())
print(f"bitmaps of {len(held.everything):,} documents: loaded in {loaded:.2f} s, {sizes / 1e6:.1f} MB in themselves, "
      f"the process grew by {after - before:.0f} MB; "
      f"{len(SORTS)} orders of organisations: {time.monotonic() - started:.2f} s, {megabytes() - after:.0f} MB more")
"""


def bitmaps() -> str:
    return manage("shell", "--no-imports", "--command", BITMAPS).strip()

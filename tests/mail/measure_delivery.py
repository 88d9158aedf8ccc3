"""Measures how fast mails are sent and how often one arrives twice; in a database of its own, which it drops again.

DEBUG=1 .venv/bin/python -m tests.mail.measure_delivery --mails 10000 --kills 20 --trouble 0.1 --workers 1
"""

import argparse
import os
import tempfile
from pathlib import Path

import django
from django.test.utils import setup_databases, teardown_databases


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--trouble", type=float, default=0.1)
    parser.add_argument("--workers", type=int, default=1)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dsi_directory.settings")
    django.setup()
    measure(parser.parse_args())


def measure(asked):
    # What needs settings.
    from tests.mail.delivering import deliver, prepare

    databases = setup_databases(verbosity=0, interactive=False)
    try:
        with tempfile.TemporaryDirectory() as folder:
            addresses = prepare(asked.mails)
            result = deliver(Path(folder), asked.kills, asked.trouble, asked.workers)
    finally:
        teardown_databases(databases, verbosity=0)
    print(f"{asked}: {result.mails} mails in {result.seconds:.1f} s, {result.rate:.0f} a second.")
    print(f"Missing: {len(addresses - result.addresses)}. Strangers: {len(result.addresses - addresses)}.")
    print(f"Twice: {result.doubled_by_kill} in flight at one of {result.kills} kills,", end=" ")
    print(f"{result.doubled_by_server} because the server took them and hung up without a word.")


if __name__ == "__main__":
    main()

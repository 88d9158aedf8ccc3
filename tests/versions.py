"""Tries what depends on them with the oldest PostgreSQL that is supported, and with the newest Python and Django.

Run by `make test-versions`; both at the same time, and the longer one in two processes, so that no core is idle.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_POSTGRES = Path("/usr/lib/postgresql/15/bin")
NEWEST_PYTHON = ROOT / "var" / "newest" / "bin" / "python"

# What has statements, locks, triggers and plans of its own.
DATABASE = (
    "tests/test_versions.py",
    "tests/test_migrations.py",
    "tests/core/test_content_version.py",
    "tests/core/test_entry.py",
    "tests/dsi_directory/backups",
    "tests/mail/test_delivering.py",
    "tests/mail/test_outbox.py",
    "tests/newsletter/test_at_once.py",
    "tests/newsletter/test_digests_at_once.py",
    "tests/search",
    "tests/submissions/test_deciding_at_once.py",
    "tests/submissions/test_joining_at_once.py",
    "tests/submissions/test_limits.py",
)
# What builds upon most of Django.
FRAMEWORK = (
    "tests/test_versions.py",
    "tests/test_migrations.py",
    "tests/admin",
    "tests/core",
    "tests/mail",
    "tests/newsletter/test_signup.py",
    "tests/newsletter/test_preferences.py",
    "tests/organisations",
    "tests/pages/test_details.py",
    "tests/pages/test_lists.py",
    "tests/projects",
)

# Of these, what takes long and asks nothing new of another version.
TAKES_LONG = (
    "tests/admin/test_access.py",
    "tests/admin/test_deciding.py",
    "tests/admin/test_history.py",
    "tests/search/test_golden.py",
    "tests/search/test_lent_values.py",
    "tests/search/test_search_page.py",
    "tests/search/test_search_property.py",
)
LEFT_OUT = [f"--deselect={name}" for name in TAKES_LONG]


def told(command, **more) -> tuple[int, str]:
    """The code with which a program ends, and what it prints."""
    done = subprocess.run(command, cwd=ROOT, env=os.environ | more, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout.decode(errors="replace")


def with_oldest_postgres() -> tuple[int, str]:
    if not OLDEST_POSTGRES.exists():
        return 0, "Not tried with PostgreSQL 15: install Debian's package postgresql-15.\n"
    return told([sys.executable, "-m", "pytest", *LEFT_OUT, *DATABASE], DSI_PG_BIN=str(OLDEST_POSTGRES))


def with_newest_django() -> tuple[int, str]:
    code, text = told([sys.executable, "-m", "requirements.newest"])
    if code or not NEWEST_PYTHON.exists():
        return code, text
    return told([NEWEST_PYTHON, "-m", "pytest", "-n", "2", *LEFT_OUT, *FRAMEWORK])


def main() -> int:
    began, codes = time.monotonic(), []
    with ThreadPoolExecutor() as pool:
        for run in [pool.submit(kind) for kind in (with_oldest_postgres, with_newest_django)]:
            code, text = run.result()
            print(text, flush=True)
            codes.append(code)
    print(f"The other versions took {time.monotonic() - began:.0f} seconds.")
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())

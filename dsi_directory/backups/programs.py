"""pg_dump and pg_restore: those that fit the server, told of it without a password that others could read."""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import which

from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

from dsi_directory.backups import BackupError
from dsi_directory.embedded_postgres.binaries import find_binaries
from dsi_directory.embedded_postgres.errors import ClusterError

KEYWORDS = {option.keyword.decode() for option in Conninfo.get_defaults()}
# What is restored may have been dumped by a later program than this server needs.
CHOICE = {"pg_dump": min, "pg_restore": max}
# Later programs restore into earlier servers, but name a setting that these do not know.
UNKNOWN_BEFORE = 'unrecognized configuration parameter "transaction_timeout"'


def reach_the_server() -> None:
    """Has this process use the server itself: what pg_dump sets on a connection, PgBouncer would give to visitors."""
    if settings.BACKUP_DATABASE:
        connection.close()
        connection.settings_dict.update(settings.BACKUP_DATABASE, DISABLE_SERVER_SIDE_CURSORS=False)
    elif connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"):
        raise BackupError("PgBouncer stands before the database: name the server itself in BACKUP_DATABASE_URL.")


def address(database: str | None = None) -> dict:
    """What libpq needs to know to reach the server, and another database on it."""
    known = {name: value for name, value in connection.get_connection_params().items() if name in KEYWORDS}
    return known | ({"dbname": database} if database else {})


def run(name: str, database: str | None, *arguments: str | Path) -> str:
    """Runs it until it ends, or this process does; gives what it complains of."""
    to = address(database)
    password = to.pop("password", None)
    command = [fitting(name), "--no-password", f"--dbname={make_conninfo(**to)}", *arguments]
    environment = os.environ | {"LC_ALL": "C.UTF-8"} | ({"PGPASSWORD": str(password)} if password else {})
    ended = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, umask=0o077
    )
    complaints = [line for line in ended.stderr.splitlines() if "error:" in line and UNKNOWN_BEFORE not in line]
    # One that was killed may have had no time to complain.
    if complaints or (ended.returncode and "error:" not in ended.stderr):
        reason = complaints[0] if complaints else f"{name} was ended ({ended.returncode})."
        if "No space left on device" in ended.stderr:
            raise BackupError("No room is left on the disk: earlier backups are as they were.")
        raise BackupError(f"{name} failed: {reason}")
    return ended.stderr


def fitting(name: str) -> Path:
    """The program of the first version that knows all of the server's; the last one for what was dumped elsewhere."""
    server = connection.pg_version // 10_000
    versions = {path: version for path in candidates(name) if (version := major_of(path))}
    fit = [path for path, version in versions.items() if version >= server]
    if not fit:
        found = f"the newest found is {max(versions.values())}" if versions else "none was found"
        raise BackupError(f"The server is PostgreSQL {server} and needs {name} {server} or newer; {found}.")
    return CHOICE[name](fit, key=versions.get)


def candidates(name: str) -> Iterator[Path]:
    with suppress(ClusterError):
        yield find_binaries() / name
    if on_path := which(name):
        yield Path(on_path)
    yield from Path("/usr/lib/postgresql").glob(f"[0-9]*/bin/{name}")


def major_of(program: Path) -> int | None:
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"\d+", said)
    return found and int(found.group())


def dump(to: Path, snapshot: str, without: Sequence[str]) -> None:
    """Writes the database as it is in that snapshot; of the tables `without` only how they are made."""
    left_out = (f"--exclude-table-data=public.{table}" for table in without)
    run(
        "pg_dump",
        None,
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--snapshot={snapshot}",
        f"--file={to}",
        *left_out,
    )


def restore(dumped: Path, database: str | None) -> None:
    run("pg_restore", database, "--no-owner", "--no-privileges", dumped)

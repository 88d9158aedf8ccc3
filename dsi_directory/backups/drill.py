"""Tries a backup: restores it into a scratch database of the same server, compares everything, and drops it again."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import psycopg
from django.db import connection
from django.utils import timezone
from psycopg import sql

from dsi_directory.backups import BackupError, checksums, folder, pictures, programs
from dsi_directory.backups.manifest import Manifest

# Lower and upper case and what is a letter are as in the database itself.
CREATE = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE {} LC_CTYPE {}"
HABITS = "SELECT datcollate, datctype FROM pg_database WHERE datname = current_database()"


@dataclass
class Found:
    name: str
    age: timedelta
    tables: int
    pictures: int
    differences: list[str]


def try_backup(name: str | None = None) -> Found:
    """Tries the backup of that name, or the newest one."""
    programs.reach_the_server()
    with folder.opened() as place:
        backup = folder.named(place, name)
        manifest = Manifest.read(backup)
        with scratch() as database:
            programs.restore(backup.dump, database)
            told = compare(manifest, database)
        told += pictures.differences(place, manifest.pictures)
    age = timezone.now() - backup.made_at
    return Found(backup.path.name, age, len(manifest.tables), len(manifest.pictures), told)


def compare(manifest: Manifest, database: str | None) -> list[str]:
    with psycopg.connect(**programs.address(database)) as restored, restored.cursor() as cursor:
        told = checksums.differences(manifest.tables, checksums.of_tables(cursor))
        return told + checksums.behind(manifest.sequences, checksums.of_sequences(cursor))


@contextmanager
def scratch() -> Iterator[str]:
    """An empty database on the same server, dropped at the end; one that a killed drill left goes first."""
    start = f"{connection.settings_dict['NAME'][:40]}_drill_"
    with psycopg.connect(**programs.address(), autocommit=True) as server:
        for (left,) in server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [start]):
            if re.fullmatch(r"[0-9a-f]{12}", left.removeprefix(start)):
                drop(server, left)
        name = start + secrets.token_hex(6)
        try:
            create(server, name)
            yield name
        finally:
            drop(server, name)


def create(server: psycopg.Connection, name: str) -> None:
    habits = map(sql.Literal, server.execute(HABITS).fetchone())
    try:
        server.execute(sql.SQL(CREATE).format(sql.Identifier(name), *habits))
    except psycopg.errors.InsufficientPrivilege as error:
        raise BackupError(
            f'A drill needs a scratch database: let the site make one, by ALTER ROLE "{server.info.user}" CREATEDB.'
        ) from error


def drop(server: psycopg.Connection, name: str) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

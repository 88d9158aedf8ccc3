"""Makes a backup: the dump, its checksums and the names of the pictures are of one moment."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from dsi_directory.backups import BackupError, checksums, folder, pictures, programs
from dsi_directory.backups.folder import Backup
from dsi_directory.backups.manifest import File, Manifest
from dsi_directory.backups.retention import Retention


@dataclass
class Made:
    name: str
    tables: int
    rows: int
    pictures: int
    copied: int
    missing: int
    removed: int


def make(retention: Retention) -> Made:
    """Makes a backup and then removes those that need not be kept."""
    # Before anything is written: whoever cannot read the database would leave a folder that is closed to its user.
    connection.ensure_connection()
    programs.reach_the_server()
    with folder.opened() as place:
        known = known_pictures(folder.backups(place))
        with room_given_back(place), folder.new(place, timezone.now()) as backup:
            manifest, names = dumped(backup)
            copied = pictures.take(place, names, known, manifest)
            manifest.write(backup)
        removed = remove_old(place, retention)
    rows = sum(table.rows for table in manifest.tables.values())
    counts = len(manifest.tables), rows, len(manifest.pictures), copied, len(manifest.missing), removed
    return Made(backup.made_at.strftime(folder.FORM), *counts)


@contextmanager
def room_given_back(place: Path) -> Iterator[None]:
    """Where the disk is full, takes away the pictures that were copied for nothing: others may need the room."""
    try:
        yield
    except OSError:
        # Nobody knows which pictures a damaged backup needs.
        with suppress(BackupError):
            pictures.remove_unneeded(place, folder.backups(place))
        raise


def known_pictures(earlier: list[Backup]) -> dict[str, File]:
    """The files of the newest backup that can be read: one that is damaged hinders no other."""
    for backup in earlier:
        with suppress(BackupError):
            return Manifest.read(backup).pictures
    return {}


def dumped(backup: Backup) -> tuple[Manifest, list[str]]:
    """Writes the dump; gives the checksums and the names of all pictures in the same snapshot of the database."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        # It waits for pg_dump, which may take hours.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot(), current_setting('server_version')")
        snapshot, server = cursor.fetchone()
        sequences = checksums.of_sequences(cursor)
        programs.dump(backup.dump, snapshot, checksums.LEFT_OUT)
        return Manifest(server, checksums.of_tables(cursor), sequences), pictures.names()


def remove_old(place: Path, retention: Retention) -> int:
    every = folder.backups(place)
    kept = retention.kept(every)
    old = [backup for backup in every if backup not in kept]
    for backup in old:
        folder.remove(backup)
    # Nobody knows which pictures a damaged one needs.
    with suppress(BackupError):
        pictures.remove_unneeded(place, kept)
    return len(old)

"""The folder of all backups: one folder in it for each that is whole, named by its time, and one for all pictures.

What is being written has a name that begins with a dot and is renamed once all of it is on the disk.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from core.pictures import FULL, StorageAway
from dsi_directory.backups import BackupError

FORM = "%Y-%m-%dT%H%M%SZ"
# Holds addresses of people, and everything else.
FOR_THE_OWNER, FILE_FOR_THE_OWNER = 0o700, 0o600


class Backup(NamedTuple):
    path: Path
    made_at: datetime

    @property
    def dump(self) -> Path:
        return self.path / "database.dump"

    @property
    def manifest(self) -> Path:
        return self.path / "manifest.json"


@contextmanager
def opened() -> Iterator[Path]:
    """The folder, for one process at a time; what an earlier one left half-written is taken away."""
    folder = Path(settings.BACKUP_DIR)
    if any(folder.is_relative_to(place) for place in (settings.MEDIA_ROOT, settings.STATIC_ROOT)):
        raise BackupError(f"BACKUP_DIR is {folder}, which a web server may show: name a folder outside.")
    with told(folder):
        folder.mkdir(FOR_THE_OWNER, parents=True, exist_ok=True)
        lock = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_FOR_THE_OWNER)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise BackupError("A backup is being made or tried already: nothing was done.") from None
        try:
            for left in folder.glob(".partial-*"):
                shutil.rmtree(left)
            yield folder
        finally:
            os.close(lock)


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Says in a sentence what the system refuses, such as a disk that is full."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise BackupError(f"No room is left on {folder}: earlier backups are as they were.") from error
        raise BackupError(f"{folder} cannot be used: {error.strerror or error}") from error
    except StorageAway as error:
        raise BackupError(f"Where pictures are kept cannot be reached: {error}") from error


def backups(folder: Path) -> list[Backup]:
    """All that are whole, the newest first."""
    found = []
    for path in folder.glob("[0-9]*/manifest.json"):
        try:
            found.append(Backup(path.parent, datetime.strptime(path.parent.name, FORM).replace(tzinfo=UTC)))
        except ValueError:
            continue
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def named(folder: Path, name: str | None) -> Backup:
    """The backup of that name, or the newest one."""
    every = backups(folder)
    if not every:
        raise BackupError(f"There is no backup in {folder}.")
    found = [backup for backup in every if name in (None, backup.path.name)]
    if not found:
        raise BackupError(f"There is no backup {name} in {folder}; the newest is {every[0].path.name}.")
    return found[0]


@contextmanager
def new(folder: Path, made_at: datetime) -> Iterator[Backup]:
    """A backup that counts once the block has come to its end and everything is on the disk."""
    name = made_at.strftime(FORM)
    if (folder / name).exists():
        raise BackupError(f"There is a backup {name} already.")
    partial = folder / f".partial-{name}"
    partial.mkdir(FOR_THE_OWNER)
    try:
        yield Backup(partial, made_at)
        keep_on_disk(partial)
        partial.rename(folder / name)
        keep_on_disk(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def remove(backup: Backup) -> None:
    # Under a name that does not count, as an end in the middle would leave a part of it.
    shutil.rmtree(backup.path.rename(backup.path.with_name(f".partial-{backup.path.name}")))


@contextmanager
def written(path: Path) -> Iterator:
    """A file, open to be written, that is there once all of it is on the disk."""
    partial = path.with_name(f".partial-{path.name}")
    try:
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_FOR_THE_OWNER), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)


def keep_on_disk(folder: Path) -> None:
    """Has the names in a folder outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Pictures of all backups, in one folder: a file that has been written is never changed, so it is copied once."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from django.core.files import File as Upload
from django.core.files.storage import default_storage

from core.models import Picture
from dsi_directory.backups.folder import FOR_THE_OWNER, Backup, keep_on_disk, written
from dsi_directory.backups.manifest import File, Manifest

FOLDER = "media"


def place(folder: Path, name: str) -> Path:
    return folder / FOLDER / name


def names() -> list[str]:
    """The files of all pictures that the database knows."""
    return sorted(name for picture in Picture.objects.iterator() for name in picture.file_names())


def take(folder: Path, wanted: Iterable[str], known: dict[str, File], manifest: Manifest) -> int:
    """Notes all wanted files in the manifest and copies those that no earlier backup has; gives how many."""
    changed, copied = set(), 0
    for name in wanted:
        kept = place(folder, name)
        if name in known and kept.exists() and kept.stat().st_size == known[name].size:
            manifest.pictures[name] = known[name]
            continue
        make_folder_of(kept, folder)
        try:
            manifest.pictures[name] = copy(name, kept)
        except FileNotFoundError:
            manifest.missing.append(name)
            continue
        changed.add(kept.parent)
        copied += 1
    for parent in changed:
        keep_on_disk(parent)
    return copied


def make_folder_of(file: Path, folder: Path) -> None:
    for parent in reversed(file.relative_to(folder).parents[:-1]):
        (folder / parent).mkdir(FOR_THE_OWNER, exist_ok=True)


def copy(name: str, to: Path) -> File:
    digest, size = hashlib.sha256(), 0
    with default_storage.open(name) as source, written(to) as target:
        for chunk in source.chunks():
            digest.update(chunk)
            size += target.write(chunk)
    return File(size, digest.hexdigest())


def differences(folder: Path, expected: dict[str, File]) -> list[str]:
    """A sentence for each picture in the backup that is not as it was."""
    return [told for name, file in sorted(expected.items()) if (told := difference(place(folder, name), file))]


def difference(path: Path, expected: File) -> str:
    try:
        with path.open("rb") as file:
            is_same = hashlib.file_digest(file, "sha256").hexdigest() == expected.checksum
    except FileNotFoundError:
        return f"{path}: the picture is missing."
    return "" if is_same else f"{path}: the picture is not as it was."


def bring_back(folder: Path, wanted: Iterable[str]) -> int:
    """Puts pictures where the site keeps them, unless they are there; gives how many."""
    lost = [name for name in wanted if place(folder, name).exists() and not default_storage.exists(name)]
    for name in lost:
        with place(folder, name).open("rb") as file:
            default_storage.save(name, Upload(file))
    return len(lost)


def remove_unneeded(folder: Path, kept: Iterable[Backup]) -> int:
    """Removes the pictures that no backup names any more; gives how many."""
    needed = {name for backup in kept for name in Manifest.read(backup).pictures}
    root, count = folder / FOLDER, 0
    for path in [*root.rglob("*")]:
        if path.is_file() and str(path.relative_to(root)) not in needed:
            os.unlink(path)
            count += 1
    return count

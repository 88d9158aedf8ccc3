"""Which release of the site this is: the same for all processes and machines that run the same files."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

# Beside the apps: what pages are made of, and the versions of all packages.
FOLDERS = ("templates", "static", "requirements")


@cache
def release() -> str:
    """A digest of all files from which pages follow; read once, when the process starts to serve."""
    digest = hashlib.blake2b(digest_size=12)
    for path in files():
        digest.update(f"{path.relative_to(settings.BASE_DIR).as_posix()}\0".encode())
        digest.update(hashlib.blake2b(path.read_bytes()).digest())
    return digest.hexdigest()


def files() -> Iterator[Path]:
    ours = (Path(app.path) for app in apps.get_app_configs())
    folders = {path for path in ours if path.parent == settings.BASE_DIR} | {settings.BASE_DIR / one for one in FOLDERS}
    for folder in sorted(folders):
        found = (path for path in folder.rglob("*") if "__pycache__" not in path.parts)
        yield from sorted(path for path in found if path.is_file())

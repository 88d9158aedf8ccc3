"""One style sheet for the browser out of the many that people read: `css/site.css` with its imports put in place."""

import os
import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from dsi_directory import site_colours

FOLDER = settings.BASE_DIR / "static" / "css"
NAME = "css/site.joined.css"
IMPORT = re.compile(r'@import url\("(?P<path>[^"]+)"\) layer\((?P<layer>\w+)\);')


def joined() -> str:
    def sheet(found: re.Match) -> str:
        return f"@layer {found['layer']} {{\n{(FOLDER / found['path']).read_text(encoding='utf-8')}}}"

    sheets = IMPORT.sub(sheet, (FOLDER / "site.css").read_text(encoding="utf-8"))
    return sheets + site_colours.rules(settings.SITE_COLOURS)


class JoinedStyles(BaseFinder):
    """Finds the joined sheet, written anew when one of its parts has changed."""

    storage = FileSystemStorage(location=settings.VAR_DIR / "joined")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        found = str(self.made()) if path == NAME else ""
        return [found] if find_all and found else found or []

    def list(self, ignore_patterns):
        self.made()
        yield NAME, self.storage

    def made(self) -> Path:
        file, text = Path(self.storage.path(NAME)), joined()
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            # Another process may be reading: the file is there whole or not at all.
            fresh = file.with_suffix(f".{os.getpid()}")
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(file)
        return file

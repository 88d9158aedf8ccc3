"""The same page in each language of the interface: its address begins with the language, in English with none."""

import re
from contextlib import suppress
from typing import NamedTuple

from django.urls import Resolver404, resolve
from django.utils.translation import get_language, override

from core.languages import ENGLISH, INTERFACE, OTHER_LANGUAGES

# The home page in English, whatever a browser prefers; its one address for everybody else is "/".
ENGLISH_HOME = f"/{ENGLISH}/"
_PREFIX = re.compile(rf"^/(?:{'|'.join(code for code, _ in INTERFACE)})(?=/|\Z)")


class Version(NamedTuple):
    """A page in one language, the language called by its own name."""

    language: str
    name: str
    path: str
    is_here: bool


def without_language(path: str) -> str:
    """The address of the page in English: "/fr/org/7?q=x" gives "/org/7?q=x"."""
    return _PREFIX.sub("", path) or "/"


def in_language(path: str, language: str) -> str:
    plain = without_language(path)
    return plain if language == ENGLISH else f"/{language}{plain}"


def language_of(path: str) -> str:
    """The language that an address begins with, which is English where it names none."""
    found = _PREFIX.match(path)
    return found.group()[1:] if found else ENGLISH


def is_in_every_language(path: str) -> bool:
    """Whether there are versions of the page: there are none of sign-in, the admin and data."""
    plain = without_language(path.partition("?")[0])
    # In English, the home page is behind a door of its own.
    if plain == "/":
        return True
    # Any other language will do. What is at an address there may be something else.
    other = next(iter(OTHER_LANGUAGES))
    view = _view(plain, ENGLISH)
    return view != "" and view == _view(in_language(plain, other), other)


def _view(path: str, language: str) -> str:
    """The name of what is at an address; nothing where nothing is."""
    with override(language), suppress(Resolver404):
        return resolve(path).view_name
    return ""


def versions(path: str) -> list[Version]:
    """The page at an address in every language."""
    return [Version(code, name, in_language(path, code), code == get_language()) for code, name in INTERFACE]

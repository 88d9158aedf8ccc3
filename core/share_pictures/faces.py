"""The fonts that pictures are lettered with, and which of them has all letters of a text."""

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from PIL import ImageFont, features

FOLDER = Path(__file__).with_name("fonts")
# They join or part the letters beside them and show nothing themselves.
JOINERS = "\u200c\u200d"
# No script needs more of them on a letter; piled up without end they would cover all around.
MOST_MARKS = 4


@dataclass(frozen=True)
class Face:
    name: str
    # From one line to the next, in em.
    leading: float
    # Whether its letters change with those beside them, or run from right to left.
    is_shaped: bool = False

    @cached_property
    def characters(self) -> frozenset[str]:
        return frozenset(characters_of(listed()[self.name]))

    def has(self, text: str) -> bool:
        return self.characters.issuperset(text)

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        return opened(self.name, size)


# The first that has all letters of a text draws it.
FACES = (
    Face("bricolage-grotesque", 1.06),
    Face("noto-sans", 1.14),
    *(Face(f"noto-sans-{script}", 1.16) for script in ("armenian", "georgian")),
    Face("noto-sans-hebrew", 1.16, is_shaped=True),
    Face("noto-sans-arabic", 1.32, is_shaped=True),
    *(Face(f"noto-sans-{script}", 1.32, is_shaped=True) for script in ("devanagari", "bengali", "tamil", "thai")),
    Face("noto-sans-sc", 1.24),
    Face("noto-sans-kr", 1.24),
)


def face_for(text: str) -> Face | None:
    """The face for a plain text; none where letters are missing, or would be drawn wrong on this machine."""
    shown = text.translate(NO_JOINERS)
    return next((face for face in FACES if face.has(shown) and (shapes_letters() or not face.is_shaped)), None)


NO_JOINERS = dict.fromkeys(map(ord, JOINERS))


@cache
def shapes_letters() -> bool:
    """Whether Pillow came with the library that shapes and orders letters; its common builds do."""
    return features.check("raqm")


def plain(text: str) -> str:
    """The composed text without invisible characters, and without signs such as emoji that no face has."""
    kept = "".join(character if is_read(character) else " " for character in unicodedata.normalize("NFC", text))
    few = "".join(letter[: 1 + MOST_MARKS] for letter in letters(kept))
    # Joiners that are left of emoji join nothing.
    return " ".join(word for word in few.split() if word.strip(JOINERS))


def letters(text: str) -> list[str]:
    """Letters with the marks and joiners that follow them."""
    found: list[str] = []
    for character in text:
        if found and (character in JOINERS or unicodedata.category(character).startswith("M")):
            found[-1] += character
        else:
            found.append(character)
    return found


@lru_cache(4096)
def is_read(character: str) -> bool:
    if "\ufe00" <= character <= "\ufe0f":
        return False
    if unicodedata.category(character)[0] == "S":
        return any(face.has(character) for face in FACES)
    return character in JOINERS or unicodedata.category(character)[0] != "C"


@cache
def listed() -> dict[str, str]:
    return tomllib.loads((FOLDER / "characters.toml").read_text())


def characters_of(ranges: str) -> Iterator[str]:
    """Characters of code points written like "20-7e a0"."""
    for run in ranges.split():
        first, _, last = run.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


@lru_cache(64)
def opened(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FOLDER / f"{name}.ttf", size)

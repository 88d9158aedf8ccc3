"""The picture that stands in for a missing one: tiles in the shapes and colours of an entry's focus areas.

The same entry always gets the same cover, on pages (SVG) and in shared pictures (Pillow).
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core import monogram
from core.palette import FOCUS_COLOURS

# Each focus area has a family of shapes; `static/signs.svg` holds them as "tile-…".
FAMILIES = {
    "open-hardware": ("square", "nut", "triangle"),
    "open-networks": ("disc", "ring", "half"),
    "open-data": ("bars", "square", "triangle"),
    "open-knowledge": ("quarter", "leaf", "half"),
}
ALL_SHAPES = ("quarter", "disc", "triangle", "leaf", "ring", "bars", "half", "nut", "square")
# Tones by how often they are taken, in sixteenths; the rest of the ground stays bare.
TONES = ("deep",) * 4 + ("bright",) * 4 + ("pale",) * 2 + ("second",) * 3 + ("bare",) * 3
# A turned bar or half would look like a mistake.
TURNING = {"quarter", "triangle", "leaf", "half"}
# What goes well beside a colour.
SECOND = {
    "brick": "amber", "blue": "teal", "teal": "amber", "amber": "brick",
    "violet": "berry", "berry": "amber", "green": "teal", "slate": "blue",
}  # fmt: skip


@dataclass(frozen=True)
class Tile:
    shape: str
    column: int
    row: int
    # Quarter turns, clockwise.
    turns: int
    tone: str

    @property
    def degrees(self) -> int:
        return 90 * self.turns


@dataclass(frozen=True)
class Cover:
    columns: int
    rows: int
    colour: str
    # The colour of which the bright tone is mixed in.
    second: str
    tiles: tuple[Tile, ...]


def cover(seed: str, colour: str, focus: Sequence[str] = (), columns: int = 8, rows: int = 4) -> Cover:
    """The cover for a seed such as "project 855", in a colour, with the shapes of the focus areas."""
    families = [FAMILIES[area] for area in focus if area in FAMILIES]
    shapes = [shape for family in families for shape in family] or ALL_SHAPES
    colours = [FOCUS_COLOURS[area] for area in focus if area in FOCUS_COLOURS]
    second = next((other for other in colours if other != colour), SECOND[colour])
    return Cover(columns, rows, colour, second, tuple(tiles(seed, shapes, columns, rows)))


def of_entry(entry, columns: int, rows: int) -> Cover:
    """The tiles that stand in for a picture of the entry."""
    return cover(f"{entry._meta.model_name} {entry.number}", colour_of(entry), focus_of(entry), columns, rows)


def colour_of(entry) -> str:
    """The colour an editor has chosen, that of its first focus area, or one of its own."""
    chosen = getattr(entry, "card_colour", "")
    area = next(iter(focus_of(entry)), "")
    return chosen or FOCUS_COLOURS.get(area) or monogram.colour_for(entry._meta.model_name, entry.number)


def focus_of(entry) -> list[str]:
    """The addresses of its focus areas, as far as the queryset loaded them."""
    return getattr(entry, "focus_slugs", [])


def tiles(seed: str, shapes: Sequence[str], columns: int, rows: int) -> Iterator[Tile]:
    chance = iter(hashlib.shake_256(seed.encode()).digest(3 * columns * rows))
    for row in range(rows):
        for column in range(columns):
            which, tone, turns = (next(chance) for _ in range(3))
            shape = shapes[which % len(shapes)]
            if TONES[tone % 16] != "bare":
                yield Tile(shape, column, row, turns % 4 if shape in TURNING else 0, TONES[tone % 16])

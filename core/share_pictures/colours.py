"""Gives the tiles of covers the colours that style sheets give them on pages."""

from typing import NamedTuple

from PIL import ImageColor

from core.covers import FAMILIES, Cover, Tile
from core.palette import BRIGHT, FOCUS_COLOURS, HEX

# The night band of pages.
NIGHT = "#141c33"


class PaintedTile(NamedTuple):
    shape: str
    column: int
    row: int
    turns: int
    colour: str


def of_tones(cover: Cover) -> tuple[PaintedTile, ...]:
    """The tiles of a cover, which stand on the fill of its colour."""
    tones = {
        "deep": mixed(HEX[cover.colour], 0.65, "#000000"),
        "bright": BRIGHT[cover.colour],
        "pale": mixed(BRIGHT[cover.colour], 0.35, "#ffffff"),
        "second": BRIGHT[cover.second],
    }
    return tuple(painted(tile, tones[tile.tone]) for tile in cover.tiles)


def of_families(cover: Cover) -> tuple[PaintedTile, ...]:
    """The tiles in the bright colours of the focus areas that their shapes belong to."""
    colours = {shape: BRIGHT[FOCUS_COLOURS[area]] for area, family in FAMILIES.items() for shape in family}
    return tuple(painted(tile, colours[tile.shape]) for tile in cover.tiles)


def painted(tile: Tile, colour: str) -> PaintedTile:
    return PaintedTile(tile.shape, tile.column, tile.row, tile.turns, colour)


def mixed(colour: str, share: float, other: str) -> str:
    """A share of one colour and the rest of the other, as `color-mix(in srgb, …)` blends them."""
    pairs = zip(ImageColor.getrgb(colour), ImageColor.getrgb(other), strict=True)
    return "#" + "".join(f"{round(share * one + (1 - share) * two):02x}" for one, two in pairs)

"""A surface to draw on, in the tints of one colour."""

import math
import random
from collections.abc import Callable

from PIL import Image, ImageColor, ImageDraw

# Drawn larger and scaled down, because Pillow's edges are not smoothed.
OVERSAMPLING = 2
# From near-black to near-white: how much black (below 0) or white (above 0) is mixed into the colour.
TINTS = (-0.45, -0.25, 0.0, 0.22, 0.45, 0.68, 0.88)


class Sheet:
    """A drawing surface with the tints of a colour, from the darkest to the lightest."""

    def __init__(self, size: tuple[int, int], colour: str, seed: int):
        self.width, self.height = (side * OVERSAMPLING for side in size)
        self.tints = [mixed(colour, amount) for amount in TINTS]
        self.random = random.Random(seed)  # noqa: S311 - a picture, not a secret
        self.image = Image.new("RGB", (self.width, self.height), self.tints[2])
        self.draw = ImageDraw.Draw(self.image)

    def disc(self, x: float, y: float, radius: float, colour, outline=None, width: int = 0) -> None:
        self.draw.ellipse((x - radius, y - radius, x + radius, y + radius), colour, outline, width)

    def cells(self, side: float):
        """The upper left corners of squares that cover the sheet, from a grid centred on it."""
        columns, rows = math.ceil(self.width / side), math.ceil(self.height / side)
        left, top = (self.width - columns * side) / 2, (self.height - rows * side) / 2
        return [(left + column * side, top + row * side) for row in range(rows) for column in range(columns)]


def mixed(colour: str, amount: float) -> tuple[int, int, int]:
    """The colour with that share of white, or of black where the amount is negative."""
    goal = 255 if amount > 0 else 0
    return tuple(round(part + (goal - part) * abs(amount)) for part in ImageColor.getrgb(colour))


def drawn(pattern: Callable[[Sheet], None], size: tuple[int, int], colour: str, seed: int) -> Image.Image:
    """The pattern in width and height, in tints of the colour ("#0f6b6b")."""
    sheet = Sheet(size, colour, seed)
    pattern(sheet)
    return sheet.image.resize(size, Image.Resampling.BOX)

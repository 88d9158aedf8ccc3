"""The signs of `static/signs.svg` as masks to paint colours through: pictures show the same shapes as pages."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from math import atan2, ceil, cos, hypot, pi, sin, sqrt

from django.conf import settings
from PIL import Image, ImageChops, ImageDraw

FILE = settings.BASE_DIR / "static" / "signs.svg"
SYMBOL = re.compile(r'<symbol id="([\w-]+)" viewBox="0 0 (\d+) \d+"><path [^>]*\bd="([^"]+)"')
STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
NUMBER = re.compile(r"-?\d*\.?\d+")
# How many numbers a step takes, of those that filled signs are drawn with; a longer row repeats it.
TAKEN = {"M": 2, "L": 2, "H": 1, "V": 1, "A": 7, "Z": 0}
# Drawn this many times larger, then made smaller: smooth edges.
SMOOTH = 4

Point = tuple[float, float]


@lru_cache(256)
def mask(sign: str, size: int, turns: int = 0) -> Image.Image:
    """The sign in a square of that many pixels, turned clockwise by quarters."""
    units, path = paths()[sign]
    scale = SMOOTH * size / units
    drawn = Image.new("1", (SMOOTH * size, SMOOTH * size))
    for outline in outlines(path):
        part = Image.new("1", drawn.size)
        ImageDraw.Draw(part).polygon([(x * scale, y * scale) for x, y in outline], fill=1)
        # What lies in two outlines is a hole.
        drawn = ImageChops.logical_xor(drawn, part)
    return drawn.convert("L").resize((size, size), Image.Resampling.BOX).rotate(-90 * turns)


@cache
def paths() -> dict[str, tuple[int, str]]:
    """Each sign's side in its own units, and its outlines as SVG tells them."""
    found = SYMBOL.findall(FILE.read_text(encoding="utf-8"))
    return {sign: (int(units), path) for sign, units, path in found}


def outlines(path: str) -> Iterator[list[Point]]:
    points: list[Point] = []
    for step, numbers in steps(path):
        if step in "Mm" and points:
            yield points
        here = points[-1] if points else (0.0, 0.0)
        if step in "Mm":
            points = []
        points += after(step, numbers, here)
    yield points


def steps(path: str) -> Iterator[tuple[str, list[float]]]:
    for letter, row in STEP.findall(path):
        numbers = [float(number) for number in NUMBER.findall(row)]
        taken = TAKEN[letter.upper()]
        if not taken:
            continue
        for first in range(0, len(numbers), taken):
            yield letter, numbers[first : first + taken]


def after(step: str, numbers: list[float], here: Point) -> list[Point]:
    """The points that a step leads to; small letters count from where the last step ended."""
    x, y = here if step.islower() else (0.0, 0.0)
    match step.upper():
        case "H":
            return [(x + numbers[0], here[1])]
        case "V":
            return [(here[0], y + numbers[0])]
        case "A":
            radius, _, _, large, clockwise, to_x, to_y = numbers
            return arc(here, (x + to_x, y + to_y), radius, large=bool(large), clockwise=bool(clockwise))
        case _:
            return [(x + numbers[0], y + numbers[1])]


def arc(start: Point, end: Point, radius: float, large: bool, clockwise: bool) -> list[Point]:
    """Points of a part of a circle, as the notes on implementation of SVG 2 find its centre (B.2.4)."""
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    half = hypot(half_x, half_y)
    aside = sqrt(max(radius**2 - half**2, 0)) / half * (1 if large != clockwise else -1)
    centre_x = (start[0] + end[0]) / 2 + aside * half_y
    centre_y = (start[1] + end[1]) / 2 - aside * half_x
    first = atan2(start[1] - centre_y, start[0] - centre_x)
    turn = (atan2(end[1] - centre_y, end[0] - centre_x) - first) % (2 * pi)
    turn = turn if clockwise else turn - 2 * pi
    count = max(ceil(abs(turn) / (pi / 60)), 1)
    angles = (first + turn * number / count for number in range(1, count + 1))
    return [(centre_x + radius * cos(angle), centre_y + radius * sin(angle)) for angle in angles]

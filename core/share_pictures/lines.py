"""Breaks a text into lines at the largest size at which it fits its room."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from core.share_pictures.faces import Face, letters

ELLIPSIS = "…"
EAST_ASIAN = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uffee"
NEVER_FIRST = "、。，．・：；！？）」』】〕》〉ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々"
NEVER_LAST = "（「『【〔《〈"
BREAKS = re.compile(
    r"(?<= )"
    # Not "e-mail" and not "-19".
    r"|(?<=\w{3}[-‐–—/])(?=\w{4})"
    rf"|(?<=[{EAST_ASIAN}])(?<![{NEVER_LAST}])(?=[{EAST_ASIAN}])(?![{NEVER_FIRST}])"
)
# Widths are taken at this size, in pixels, and told in em.
MEASURED = 100
Measure = Callable[[str], float]


@dataclass(frozen=True)
class Block:
    """Lines of text, and what is needed to draw them."""

    lines: tuple[str, ...]
    size: int
    face: Face
    right_to_left: bool

    @property
    def line_height(self) -> float:
        return self.face.leading * self.size

    @property
    def height(self) -> float:
        return len(self.lines) * self.line_height


def fit(text: str, face: Face, width: int, height: int, sizes: Sequence[int]) -> Block:
    """The text at the first of the sizes that has room for it; at the last, words are broken and the rest cut off."""
    measure = measure_of(face)
    words = BREAKS.split(text)
    right_to_left = reads_from_right(text)
    for size in sizes:
        room, most = width / size, int(height / size / face.leading)
        lines = wrap(words, room, measure)
        if len(lines) <= most and all(measure(line) <= room for line in lines):
            return Block(tuple(balanced(words, room, measure)), size, face, right_to_left)
    lines = wrap([piece for word in words for piece in pieces(word, room, measure)], room, measure)
    return Block(tuple(shortened(lines, most, room, measure)), size, face, right_to_left)


def measure_of(face: Face) -> Measure:
    font = face.font(MEASURED)
    return cache(lambda text: font.getlength(text) / MEASURED)


def reads_from_right(text: str) -> bool:
    """Whether its first letter of any direction belongs to a script that is written from right to left."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((direction != "L" for direction in directions if direction in ("L", "R", "AL")), False)


def wrap(words: Sequence[str], room: float, measure: Measure) -> list[str]:
    """The lines, when each takes as many words as it has room for."""
    lines: list[str] = []
    used = 0.0
    for word in words:
        if lines and used + measure(word.rstrip()) <= room:
            lines[-1] += word
        else:
            lines.append(word)
            used = 0.0
        used += measure(word)
    return [line.rstrip() for line in lines]


def balanced(words: Sequence[str], room: float, measure: Measure) -> list[str]:
    """As few lines as in the room, but of much the same length."""
    lines = wrap(words, room, measure)
    too_narrow = max(measure(word.rstrip()) for word in words)
    for _ in range(6):
        middle = (too_narrow + room) / 2
        tried = wrap(words, middle, measure)
        if len(tried) == len(lines):
            lines, room = tried, middle
        else:
            too_narrow = middle
    return lines


def pieces(word: str, room: float, measure: Measure) -> Iterator[str]:
    """The word, or its parts where it is longer than a line."""
    piece = ""
    for letter in letters(word):
        if piece and measure((piece + letter).rstrip()) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece


def shortened(lines: list[str], most: int, room: float, measure: Measure) -> list[str]:
    """No more lines than there may be; the last then ends in an ellipsis."""
    if len(lines) <= most:
        return lines
    *before, last = lines[:most]
    left = letters(last)
    while left and measure("".join(left).rstrip() + ELLIPSIS) > room:
        left.pop()
    return [*before, "".join(left).rstrip() + ELLIPSIS]

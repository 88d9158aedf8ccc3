"""What stands in for a missing logo: a letter or two of the name on one of the palette's colours."""

import hashlib
import unicodedata

from core.palette import Colour

VIRAMA_CLASS = 9
SMALL_WORD = 3
JOINERS = "\u200c\u200d"


def initials(name: str) -> str:
    """The first letters of the first two weighty words, or one letter in scripts that know no capitals."""
    words = [word for word in (_from_first_letter(part) for part in name.split()) if word]
    # "Bank of Cork" is BC, but "betterplace lab" is BL: small words count where too few others are left.
    weighty = [word for word in words if not (word.islower() and len(word) <= SMALL_WORD)]
    letters = [_first_letter(word) for word in (weighty if len(weighty) > 1 else words)[:2]]
    if len(letters) == 2 and all(_has_capitals(letter) for letter in letters):
        return "".join(letters)
    return letters[0] if letters else "·"


def colour_for(kind: str, number: int) -> str:
    """The same of the palette's colours each time for the same entry, whatever its name becomes."""
    return Colour.values[hashlib.sha256(f"{kind} {number}".encode()).digest()[0] % len(Colour.values)]


def _from_first_letter(word: str) -> str:
    return next((word[place:] for place, character in enumerate(word) if character.isalnum()), "")


def _first_letter(word: str) -> str:
    """The first letter as a reader sees it: with its marks, and with the letters that a virama joins to it."""
    end = 1
    while end < len(word) and (_is_mark(word[end]) or word[end] in JOINERS or _joins(word[:end])):
        end += 1
    letter = word[:end]
    capital = unicodedata.normalize("NFC", letter).upper()
    return capital if len(capital) == 1 else letter


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _joins(cluster: str) -> bool:
    return unicodedata.combining(cluster.rstrip(JOINERS)[-1]) == VIRAMA_CLASS


def _has_capitals(letter: str) -> bool:
    return letter.lower() != letter.upper()

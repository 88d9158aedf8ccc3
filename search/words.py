"""How the texts of entries and of searches are taken apart into words, the same for both."""

import re
import unicodedata
from itertools import pairwise
from urllib.parse import urlsplit

from core.text import fold

# Scripts that write no spaces: each letter is a word, and a word a phrase.
UNSPACED = re.compile("[\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
# Letter-like apostrophes and accents that stand alone.
MODIFIERS = frozenset((*range(0x2B0, 0x300), 0x149))
ADDRESS = re.compile(r"(?:https?://)?(?:[^\W_][\w-]*\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?", re.I)


class Letters(dict):
    """A table for `str.translate`: words in small letters with a space for all else, worked out letter by letter."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        kind = unicodedata.category(letter)
        if code in MODIFIERS or kind == "Cf" or 0x300 <= code < 0x370:
            made = ""
        elif kind[0] in "LN":
            made = self.written(letter)
            made = f" {made} " if UNSPACED.match(letter) else made
        else:
            # Marks are vowels in many scripts.
            made = letter if kind[0] == "M" else " "
        self[code] = made
        return made

    @staticmethod
    def written(letter: str) -> str:
        return letter.lower()


class PlainLetters(Letters):
    """The same without accents: "Łódź, l'été" gives "lodz l ete"."""

    @staticmethod
    def written(letter: str) -> str:
        return "".join(part if part.isalnum() or unicodedata.combining(part) else " " for part in fold(letter))


ACCENTED, PLAIN = Letters(), PlainLetters()


def _taken_apart(text: str, table: Letters) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(table).split())


def plain(text: str) -> str:
    """The words of a text without accents, in small letters, with single spaces: how words are compared."""
    return _taken_apart(text, PLAIN)


def accented(text: str) -> str:
    """The same with accents, as stemmers want them."""
    return _taken_apart(text, ACCENTED)


def stemmable(text: str) -> str:
    """What stemmers get of a text: its words, and once more without accents those that have some."""
    words = accented(text)
    if words.isascii():
        return words
    bare = (plain(word) for word in dict.fromkeys(words.split()) if not word.isascii())
    return f"{words} {' '.join(bare)}"


def squashed(text: str) -> str:
    """The text without spaces, dots and accents: "S.T." and "ST" are the same."""
    return plain(text).replace(" ", "")


def pairs(text: str) -> list[str]:
    """Neighbouring words written as one, and the whole as one: "openstreet", "streetmap", "openstreetmap"."""
    words = plain(text).split()
    joined = [first + second for first, second in pairwise(words)]
    return [*joined, "".join(words)] if 2 < len(words) < 6 else joined


def is_address(text: str) -> bool:
    """Whether a text is written like a web address or the name of a host."""
    return bool(ADDRESS.fullmatch(text))


def address_key(text: str) -> str:
    """A web address as it is compared, "petities.nl/over": without scheme, www., query and closing slash."""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return (host + parts.path).rstrip("/").lower()[:255]

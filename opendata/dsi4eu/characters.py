"""Characters that a page can show and PostgreSQL can store."""

import re
import unicodedata

from core.text import slug_for

# Texts that passed through Windows-1252 and Latin-1 hold its quotes and dashes as C1 control characters.
WINDOWS_1252 = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
LINE_ENDS = re.compile("\r+\n|\r|\u2028|\u2029|\x0b|\x0c")
# Persian, Indic scripts and emoji need the two joiners between their letters; anywhere else they only hide.
NEEDLESS_JOINER = re.compile(
    "(?<![^\x00-\x7f\u200c\u200d])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f\u200c\u200d])",
)
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff]",
)
OTHER_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def storable(text: str) -> str:
    """The text in NFC with plain spaces and line ends, and without NUL, surrogates or anything invisible."""
    text = LINE_ENDS.sub("\n", text.translate(WINDOWS_1252))
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    text = NEEDLESS_JOINER.sub("", OTHER_SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    return " ".join(storable(text).split())


def fold(text: str) -> str:
    """The words of a text for comparing: no case, accents or punctuation; the text itself where that leaves nothing."""
    line = one_line(text)
    return slug_for(line, fallback="", max_length=3 * len(line)).replace("-", " ") or line.casefold()


def cut(text: str, limit: int) -> str:
    """At most `limit` characters; a shortened text ends with an ellipsis, at a word where that costs little."""
    if len(text) <= limit:
        return text
    shortened = text[: limit - 1]
    space = shortened.rfind(" ")
    if space > limit * 2 // 3:
        shortened = shortened[:space]
    return shortened.rstrip(" ,;:.–-") + "…"

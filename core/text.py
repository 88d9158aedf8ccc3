"""How names are compared, sorted, grouped by letter and put into addresses, and what is read of a text."""

import html
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# Latin letters that Unicode does not decompose into a base letter and a mark.
LATIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t", "ŋ": "n"}
)
DIGITS_INITIAL = "0-9"
WORDS_A_MINUTE = 200
# Kana and Chinese characters.
UNSPACED = "[\u3040-\u30ff\u3400-\u9fff]"
TAGS = re.compile(r"<[^>]*>")
BLOCKS = re.compile(r"</?(?:p|li|ul|ol|h\d|blockquote|pre|br|hr|table|tr|t[dh]|div)\b[^>]*>")
# Controls, halves of characters and the two that are none: no XML can hold them.
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Names of the scripts as they start the Unicode names of their letters.
SCRIPT_LABELS = {
    "arabic": _("Arabic"),
    "armenian": _("Armenian"),
    "bengali": _("Bengali"),
    "cjk": _("Chinese and Japanese"),
    "cyrillic": _("Cyrillic"),
    "devanagari": _("Devanagari"),
    "georgian": _("Georgian"),
    "greek": _("Greek"),
    "hangul": _("Korean"),
    "hebrew": _("Hebrew"),
    "hiragana": _("Hiragana"),
    "katakana": _("Katakana"),
    "thai": _("Thai"),
}


def fold(text: str) -> str:
    """The text in lower case, without accents, with single spaces: "Łódź  Öffnet" gives "lodz offnet"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(LATIN_LETTERS)
    kept = []
    base = ""
    for character in decomposed:
        if unicodedata.combining(character):
            # A mark is part of the letter in other scripts (й, が, 한글 vowels), an accent only in Latin and Greek.
            if _accent_can_go(base):
                continue
        else:
            base = character
        kept.append(character)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def _accent_can_go(base: str) -> bool:
    return unicodedata.name(base, "").startswith(("LATIN", "GREEK")) if base else True


def slug_for(name: str, fallback: str = "entry", max_length: int = 100) -> str:
    """The name as one part of an address: Latin letters plain, letters of other scripts kept, never empty."""
    # Vowel signs of Indic and other scripts are marks, and belong to the word.
    kept = (c if c.isalnum() or unicodedata.category(c).startswith("M") else " " for c in fold(name))
    slug = "-".join("".join(kept).split())
    if len(slug) > max_length:
        slug = slug[:max_length].rsplit("-", 1)[0]
    return slug or fallback


def sort_key_for(name: str) -> str:
    """The folded name from its first letter or digit on, so that "#3DPM" stands among the digits."""
    folded = fold(name)
    match = re.search(r"[^\W_]", folded)
    return folded[match.start() :] if match else folded


def initial_for(name: str) -> str:
    """The group of the A–Z bar: "a" to "z", "0-9" for digits and symbols, else a script's name such as "cyrillic"."""
    first = sort_key_for(name)[:1]
    if "a" <= first <= "z":
        return first
    if not first.isalpha():
        return DIGITS_INITIAL
    return unicodedata.name(first, "other").split()[0].split("-")[0].lower()[:20]


def quoted(words: str) -> str:
    """Words as they were typed, between the quotation marks of the language."""
    return gettext("“%(words)s”") % {"words": words}


def initial_label(initial: str) -> str:
    """What the A–Z bar shows for a group."""
    if len(initial) == 1:
        return initial.upper()
    # Some languages write names of scripts small, as those of languages, but not where they stand alone.
    return "0–9" if initial == DIGITS_INITIAL else str(capfirst(SCRIPT_LABELS.get(initial, initial)))


def initial_order(initial: str) -> tuple[int, str]:
    """Digits first, then letters, then other scripts: the order of the list itself."""
    return (0 if initial == DIGITS_INITIAL else 1 if len(initial) == 1 else 2, initial)


def grouped(number: int) -> str:
    """A whole number with the separators of the reader's language: "1,228"."""
    return number_format(number, decimal_pos=0, force_grouping=True)


def counted(number: int, phrase) -> str:
    """A phrase of `ngettext_lazy(…, "number")` with how many there are as `count`: "1,228 projects"."""
    return phrase % {"number": number, "count": grouped(number)}


def joined(words: Iterable[str], are_all: bool = True) -> str:
    """Words as they are listed in a sentence: "maps, air and noise", or with "or" where any of them will do."""
    *others, last = [str(word) for word in words]
    if not others:
        return last
    both = gettext("%(others)s and %(last)s") if are_all else gettext("%(others)s or %(last)s")
    return both % {"others": ", ".join(others), "last": last}


def host_of(url: str) -> str:
    """The site that a web address is on, "github.com", or nothing for what is no web address."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def reading_minutes(markup: str) -> int:
    """How long a text takes to read, in full minutes; two signs of a script without spaces count as a word."""
    text = without_marks(markup)
    signs = len(re.findall(UNSPACED, text))
    words = len(re.findall(r"\w+", re.sub(UNSPACED, " ", text)))
    return max(1, round((words + signs / 2) / WORDS_A_MINUTE))


def without_marks(markup: str) -> str:
    """The words of sanitised HTML as plain text in one line; what stands in blocks of its own stays apart."""
    return one_line(html.unescape(TAGS.sub("", BLOCKS.sub(" ", markup))))


def readable(text: str) -> str:
    """The text without characters that mean nothing to a reader, which XML cannot hold."""
    return UNREADABLE.sub(" ", text)


def one_line(text: str) -> str:
    return " ".join(readable(text).split())


def shortened(text: str, longest: int) -> str:
    """The text in one line, cut between two words where it is too long: "Builds tools that…"."""
    text = one_line(text)
    if len(text) <= longest:
        return text
    words = text[:longest].rpartition(" ")[0]
    # Scripts without spaces are cut between letters.
    begun = words if 2 * len(words) > longest else text[: longest - 1]
    return f"{begun.rstrip(' ,;:.–-')}…"


def words_of_address(path: str) -> str:
    """The name that the last part of an address seems to be made of: "/org/7/open-knowledge" gives "open knowledge"."""
    words = re.findall(r"[^\W_]+", path.rstrip("/").rpartition("/")[2])
    looks_like_a_name = any(word.isalpha() for word in words) and len(words) <= 15
    return " ".join(words)[:100] if looks_like_a_name else ""

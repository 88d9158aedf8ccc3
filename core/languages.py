"""The languages of the interface, and those that a text of the directory can be written in."""

import functools

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import get_language, gettext, gettext_noop

from core.text import fold

# Languages of pages and mails, each by its own name; the first is what texts in the code are written in.
INTERFACE = (
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("es", "Español"),
    ("ca", "Català"),
)

# Where a language is at home, when the country's code is not the language's own: as Open Graph names locales.
COUNTRIES = {
    "bs": "BA", "ca": "ES", "cs": "CZ", "cy": "GB", "da": "DK", "el": "GR", "en": "GB", "et": "EE", "eu": "ES",
    "fa": "IR", "ga": "IE", "gd": "GB", "gl": "ES", "he": "IL", "hi": "IN", "hy": "AM", "ja": "JP", "ka": "GE",
    "kk": "KZ", "ko": "KR", "ky": "KG", "nb": "NO", "nn": "NO", "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE",
    "uk": "UA", "ur": "PK", "vi": "VN", "zh": "CN",
}  # fmt: skip
RIGHT_TO_LEFT = frozenset(code for code, info in LANG_INFO.items() if info.get("bidi"))
# Languages that Django has no name for, and so no translation either.
UNNAMED = {"zh": gettext_noop("Chinese"), "mt": gettext_noop("Maltese")}


def choices() -> list[tuple[str, str]]:
    """ISO 639 codes with their names in the reader's language, by name; regional variants are left out."""
    return list(_choices(get_language()))


@functools.cache
def _choices(reader: str | None) -> tuple[tuple[str, str], ...]:
    names = {code: info["name"] for code, info in LANG_INFO.items() if "name" in info and "-" not in code}
    named = [(code, gettext(name)) for code, name in (names | UNNAMED).items()]
    return tuple(sorted(named, key=lambda choice: fold(choice[1])))


def of_reader() -> str:
    """The language that the page speaks, without a region: "en", "fr"."""
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


def direction(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


def locale(code: str) -> str:
    """The language with the country where it is at home: "el" gives "el_GR", "fr" gives "fr_FR"."""
    return f"{code}_{COUNTRIES.get(code, code.upper())}"

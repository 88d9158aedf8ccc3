"""The languages of the interface, and those that a text of the directory can be written in."""

import functools

from django.conf.locale import LANG_INFO
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.text import fold


def gettext_noop(text: str) -> str:
    """Marks a text for translation. Django's own asks for the settings, which are read from here."""
    return text


# What texts in the code are written in, and what is shown where a text has no translation.
ENGLISH = "en"
# Languages of pages and mails, each by its own name.
INTERFACE = (
    (ENGLISH, "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("es", "Español"),
    ("ca", "Català"),
)
# What texts are translated into, each language by its own name.
OTHER_LANGUAGES = {code: name for code, name in INTERFACE if code != ENGLISH}
# By their ISO 639 codes, as they are called within a sentence; regional variants are left out.
NAMES = {
    "af": _("Afrikaans"),
    "sq": _("Albanian"),
    "ar": _("Arabic"),
    "hy": _("Armenian"),
    "ast": _("Asturian"),
    "az": _("Azerbaijani"),
    "eu": _("Basque"),
    "be": _("Belarusian"),
    "bn": _("Bengali"),
    "bs": _("Bosnian"),
    "br": _("Breton"),
    "bg": _("Bulgarian"),
    "my": _("Burmese"),
    "ca": _("Catalan"),
    "ckb": _("Central Kurdish (Sorani)"),
    "zh": _("Chinese"),
    "hr": _("Croatian"),
    "cs": _("Czech"),
    "da": _("Danish"),
    "nl": _("Dutch"),
    "en": _("English"),
    "eo": _("Esperanto"),
    "et": _("Estonian"),
    "fi": _("Finnish"),
    "fr": _("French"),
    "fy": _("Frisian"),
    "gl": _("Galician"),
    "ka": _("Georgian"),
    "de": _("German"),
    "el": _("Greek"),
    "ht": _("Haitian Creole"),
    "he": _("Hebrew"),
    "hi": _("Hindi"),
    "hu": _("Hungarian"),
    "is": _("Icelandic"),
    "io": _("Ido"),
    "ig": _("Igbo"),
    "id": _("Indonesian"),
    "ia": _("Interlingua"),
    "ga": _("Irish"),
    "it": _("Italian"),
    "ja": _("Japanese"),
    "kab": _("Kabyle"),
    "kn": _("Kannada"),
    "kk": _("Kazakh"),
    "km": _("Khmer"),
    "ko": _("Korean"),
    "ky": _("Kyrgyz"),
    "lv": _("Latvian"),
    "lt": _("Lithuanian"),
    "dsb": _("Lower Sorbian"),
    "lb": _("Luxembourgish"),
    "mk": _("Macedonian"),
    "ms": _("Malay"),
    "ml": _("Malayalam"),
    "mt": _("Maltese"),
    "mr": _("Marathi"),
    "mn": _("Mongolian"),
    "ne": _("Nepali"),
    "no": _("Norwegian"),
    "nb": _("Norwegian Bokmal"),
    "nn": _("Norwegian Nynorsk"),
    "os": _("Ossetic"),
    "fa": _("Persian"),
    "pl": _("Polish"),
    "pt": _("Portuguese"),
    "pa": _("Punjabi"),
    "ro": _("Romanian"),
    "ru": _("Russian"),
    "gd": _("Scottish Gaelic"),
    "sr": _("Serbian"),
    "sk": _("Slovak"),
    "sl": _("Slovenian"),
    "es": _("Spanish"),
    "sw": _("Swahili"),
    "sv": _("Swedish"),
    "tg": _("Tajik"),
    "ta": _("Tamil"),
    "tt": _("Tatar"),
    "te": _("Telugu"),
    "th": _("Thai"),
    "tr": _("Turkish"),
    "tk": _("Turkmen"),
    "udm": _("Udmurt"),
    "uk": _("Ukrainian"),
    "hsb": _("Upper Sorbian"),
    "ur": _("Urdu"),
    "ug": _("Uyghur"),
    "uz": _("Uzbek"),
    "vi": _("Vietnamese"),
    "cy": _("Welsh"),
}
# Where a language is at home, when the country's code is not the language's own: as Open Graph names locales.
COUNTRIES = {
    "bs": "BA", "ca": "ES", "cs": "CZ", "cy": "GB", "da": "DK", "el": "GR", "en": "GB", "et": "EE", "eu": "ES",
    "fa": "IR", "ga": "IE", "gd": "GB", "gl": "ES", "he": "IL", "hi": "IN", "hy": "AM", "ja": "JP", "ka": "GE",
    "kk": "KZ", "ko": "KR", "ky": "KG", "nb": "NO", "nn": "NO", "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE",
    "uk": "UA", "ur": "PK", "vi": "VN", "zh": "CN",
}  # fmt: skip
RIGHT_TO_LEFT = frozenset(code for code, info in LANG_INFO.items() if info.get("bidi"))


def choices() -> list[tuple[str, str]]:
    """ISO 639 codes with their names in the reader's language, by name; regional variants are left out."""
    return list(_choices(get_language()))


@functools.cache
def _choices(reader: str | None) -> tuple[tuple[str, str], ...]:
    named = [(code, capfirst(str(name))) for code, name in NAMES.items()]
    return tuple(sorted(named, key=lambda choice: fold(choice[1])))


def name(code: str) -> str:
    """The language as the reader's language calls it within a sentence; an unknown code stands for itself."""
    return str(NAMES.get(code, code))


def of_reader() -> str:
    """The language that the page speaks, without a region: "en", "fr"."""
    return (get_language() or ENGLISH).split("-")[0]


def of_pages_for(code: str) -> str:
    """The language that pages and mails speak to readers of another: the same if they come in it, else English."""
    return code if code in dict(INTERFACE) else ENGLISH


def direction(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


def locale(code: str) -> str:
    """The language with the country where it is at home: "el" gives "el_GR", "fr" gives "fr_FR"."""
    return f"{code}_{COUNTRIES.get(code, code.upper())}"

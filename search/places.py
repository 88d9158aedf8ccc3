"""What countries are called by the people who look for them."""

import functools

from core.models.place import name_of_country

LANGUAGES = ("en", "de", "fr", "es", "it", "ca", "pt", "nl", "pl")
# Short and older names that the standard does not have.
ALSO = {
    "AE": ("UAE", "Emirates"),
    "BA": ("Bosnia",),
    "CD": ("Congo",),
    "CZ": ("Czech Republic",),
    "GB": ("UK", "Great Britain", "Britain", "England"),
    "KR": ("South Korea",),
    "MK": ("Macedonia",),
    "NL": ("Holland",),
    "RU": ("Russia",),
    "TR": ("Turkey", "Türkei"),
    "US": ("USA", "US", "America"),
    "VN": ("Vietnam",),
}


@functools.cache
def country_names(code: str) -> tuple[str, ...]:
    """The country's names in the languages in which visitors write it; none for an empty code."""
    names = [name_of_country(code, language) for language in LANGUAGES] if code else []
    return tuple(dict.fromkeys([*filter(None, names), *ALSO.get(code, ())]))

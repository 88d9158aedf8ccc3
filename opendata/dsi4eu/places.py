"""Countries, cities and coordinates."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from django_countries.base import CountriesBase
from django_countries.data import COUNTRIES

from opendata.dsi4eu.characters import cut, fold, one_line
from opendata.dsi4eu.country_bounds import certainly_outside
from opendata.dsi4eu.notes import Notes

LONGEST_LOCALITY = 120

# Spellings of the original's three generations of lists, and common short names, that ISO 3166-1 does not have.
COUNTRY_ALIASES = {
    "Bosnia": "BA",
    "Brunei Darussalam": "BN",
    "Cape Verde": "CV",
    "Congo, Democratic Republic of": "CD",
    "Cote d'Ivoire": "CI",
    "Czech Republic": "CZ",
    "Democratic People's Republic of Korea": "KP",
    "East Timor": "TL",
    "EL": "GR",
    "England": "GB",
    "Great Britain": "GB",
    "Holland": "NL",
    "Hong Kong (SAR)": "HK",
    "Ivory Coast": "CI",
    "Kosovo": "XK",
    "Kosovo (Republic of)": "XK",
    "Lao People's Democratic Republic": "LA",
    "Libyan Arab Jamahiriya": "LY",
    "Macau": "MO",
    "Micronesia (Federated States of)": "FM",
    "Neatherlands": "NL",
    "Northern Ireland": "GB",
    "Palestinian Territory": "PS",
    "Republic of Ireland": "IE",
    "Republic of Kosovo": "XK",
    "Reunion": "RE",
    "Russia": "RU",
    "Scotland": "GB",
    "South Korea": "KR",
    "Swaziland": "SZ",
    "Taiwan": "TW",
    "The Netherlands": "NL",
    "Türkiye": "TR",
    "UK": "GB",
    "United States": "US",
    "USA": "US",
    "Vatican": "VA",
    "Viet Nam": "VN",
    "Wales": "GB",
}
EUROPE = "europe"
WORLDWIDE = "worldwide"
SCOPES = {
    "eu": EUROPE,
    "europe": EUROPE,
    "european union": EUROPE,
    "international": WORLDWIDE,
    "global": WORLDWIDE,
    "world": WORLDWIDE,
    "worldwide": WORLDWIDE,
}

LEADING_POSTCODE = re.compile(r"^(?:[A-Z]{1,2}-)?\d{4,6}(?:\s+|$)")
SMALL_WORDS = {
    "am", "an", "de", "del", "der", "des", "di", "du", "la", "le", "les", "of", "on", "s", "sul", "sur",
    "under", "upon",
}  # fmt: skip
SECOND_CAPITAL = re.compile(r"\b[A-Z]{2}[a-z]{2,}\b")
CAPITAL_NAMES = {"CABA"}
NO_PLACE = {"city", "home", "multiple", "none", "na", "test", "testing", "testville", "various", "xx", "xxx"}


@dataclass(frozen=True, slots=True)
class Place:
    """`country` is an ISO 3166-1 alpha-2 code (and XK for Kosovo), `scope` "europe", "worldwide" or ""."""

    country: str = ""
    scope: str = ""
    locality: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    coordinates_precision: str = ""


def place(country: str, region: str, latitude: str, longitude: str, notes: Notes) -> Place:
    code, scope = country_and_scope(country, notes.on("country"))
    coordinates = _coordinates(latitude, longitude, code, notes.on("coordinates"))
    city = locality(region, code, notes.on("locality"))
    # The original asked a service for the city's coordinates, never for the street's.
    precision = "locality" if coordinates else ""
    return Place(code, scope, city, *(coordinates or (None, None)), precision)


def country_and_scope(text: str, notes: Notes) -> tuple[str, str]:
    given = one_line(text)
    if not given.strip("-–. "):
        return "", ""
    if scope := SCOPES.get(fold(given)):
        notes.cleaned("This is an area of work, not a country.", text, scope)
        return "", scope
    code = _country_codes().get(_country_key(given), "")
    if not code:
        notes.flagged("No country has this name.", text)
    return code, ""


def _country_key(name: str) -> str:
    """The same for “Korea, Republic of”, “Republic of Korea” and “Korea (the Republic of)”."""
    return " ".join(sorted(set(fold(name).split()) - {"the"}))


@cache
def _country_codes() -> dict[str, str]:
    names = [(code, code) for code in COUNTRIES]
    names += [(_english(name), code) for code, name in COUNTRIES.items()]
    names += [(_english(name), code) for code, name in CountriesBase.COMMON_NAMES.items()]
    names += [(_english(name), code) for code, old_names in CountriesBase.OLD_NAMES.items() for name in old_names]
    return {_country_key(name): code for name, code in [*names, *COUNTRY_ALIASES.items()]}


def _english(name: object) -> str:
    """The name as ISO has it, whatever language is active: a lazy translation is pickled as its untranslated text."""
    _unpickle, (_translate, arguments, *_rest) = name.__reduce__()
    return arguments[0]


def locality(text: str, country: str, notes: Notes) -> str:
    given = one_line(text).strip(" ,;")
    if fold(given) in NO_PLACE:
        notes.dropped("This is no place.", text)
        return ""
    name = LEADING_POSTCODE.sub("", given)
    if given and not re.search(r"[^\W\d_]", name):
        notes.dropped("A postcode stood for the city.", text)
        return ""
    name = _without_country(name, country)
    name = _eased(name)
    if len(name) > LONGEST_LOCALITY:
        notes.flagged(f"The place was cut at {LONGEST_LOCALITY} characters.", name)
        name = cut(name, LONGEST_LOCALITY)
    if name != text:
        notes.cleaned("The place was tidied: spaces, capitals, postcode or country.", text, name)
    return name


def _without_country(name: str, country: str) -> str:
    city, comma, last = name.rpartition(",")
    return city.strip(" ,") if country and comma and _country_codes().get(_country_key(last)) == country else name


def _eased(name: str) -> str:
    """LEVALLOIS PERRET and gent as one writes them; a name that already mixes capitals keeps all but its SEcond one."""
    all_small = _letters(name).islower()
    name = name[:1].upper() + name[1:]
    letters = _letters(name)
    if all_small or (letters.isupper() and len(letters) > 3 and name not in CAPITAL_NAMES):
        name = re.sub(r"[^\W\d_]+", _with_capital, name.lower())
        name = name[:1].upper() + name[1:]
    return SECOND_CAPITAL.sub(lambda word: word[0].capitalize(), name)


def _letters(name: str) -> str:
    return re.sub(r"[\W\d_]", "", name)


def _with_capital(word: re.Match[str]) -> str:
    return word[0] if word[0] in SMALL_WORDS else word[0].capitalize()


def _coordinates(latitude: str, longitude: str, country: str, notes: Notes) -> tuple[Decimal, Decimal] | None:
    given = f"{latitude} {longitude}"
    north, east = _degrees(latitude, 90), _degrees(longitude, 180)
    if not one_line(given):
        return None
    if north is None or east is None:
        notes.dropped("One coordinate is missing or out of range.", given)
    elif not north and not east:
        notes.dropped("The original wrote zero coordinates for “unknown”.", given)
    elif certainly_outside(country, north, east):
        notes.dropped("The coordinates lie outside the country.", f"{given} {country}")
    else:
        return north, east
    return None


def _degrees(text: str, largest: int) -> Decimal | None:
    try:
        degrees = Decimal(one_line(text))
    except InvalidOperation:
        return None
    if not degrees.is_finite() or abs(degrees) > largest:
        return None
    return degrees.quantize(Decimal("0.0000001"))

"""Countries as the original numbered and spelled them."""

from functools import cache

from django_countries import countries

from core.languages import ENGLISH
from core.models import Scope
from core.models.place import name_of_country

NUMBERED = {
    "RU": (1, "Russian Federation"), "NL": (2, "Netherlands"), "BG": (3, "Bulgaria"), "US": (4, "United States"),
    "FR": (5, "France"), "IT": (6, "Italy"), "ES": (7, "Spain"), "CH": (8, "Switzerland"), "PT": (9, "Portugal"),
    "GB": (10, "United Kingdom"), "AU": (11, "Australia"), "DE": (12, "Germany"), "AT": (13, "Austria"),
    "SE": (14, "Sweden"), "TN": (15, "Tunisia"), "CI": (16, "Cote d'Ivoire"), "NO": (17, "Norway"),
    "FI": (18, "Finland"), "BE": (19, "Belgium"), "GR": (20, "Greece"), "RO": (21, "Romania"),
    "ME": (22, "Montenegro"), "IE": (23, "Ireland"), "CZ": (24, "Czech Republic"), "PE": (25, "Peru"),
    "KR": (26, "South Korea"), "ZA": (27, "South Africa"), "GE": (28, "Georgia"), "IS": (29, "Iceland"),
    "SK": (30, "Slovakia"), "MK": (31, "Macedonia"), "DK": (32, "Denmark"), "PK": (33, "Pakistan"),
    "CA": (34, "Canada"), "CO": (35, "Colombia"), "HK": (36, "Hong Kong"), "HU": (37, "Hungary"),
    "EE": (38, "Estonia"), "JM": (39, "Jamaica"), "LU": (40, "Luxembourg"), "PL": (41, "Poland"),
    "CL": (42, "Chile"), "IN": (43, "India"), "RS": (44, "Serbia"), "CY": (45, "Cyprus"), "IL": (46, "Israel"),
    "TR": (47, "Turkey"), "LT": (48, "Lithuania"), "MD": (49, "Moldova"), "IR": (50, "Iran"), "MX": (51, "Mexico"),
    "SI": (52, "Slovenia"), "CN": (53, "China"), "EC": (54, "Ecuador"), "UY": (55, "Uruguay"), "AL": (56, "Albania"),
    "BR": (57, "Brazil"), "EG": (58, "Egypt"), "ID": (59, "Indonesia"), "JO": (60, "Jordan"), "BY": (61, "Belarus"),
    "AR": (62, "Argentina"), "HR": (63, "Croatia"), "AM": (64, "Armenia"), "QA": (65, "Qatar"),
    "BA": (66, "Bosnia and Herzegovina"), "RE": (67, "Reunion"), "CM": (68, "Cameroon"), "KE": (69, "Kenya"),
    "XK": (71, "Kosovo"), "LV": (72, "Latvia"), "MT": (73, "Malta"), "UA": (74, "Ukraine"),
}  # fmt: skip
# Among its countries stood areas of work: "EU", which is our Europe, had the number 70.
EUROPE = 75, "Europe"
NOWHERE = 0, ""
# What it did not number follows with the numeric codes of ISO 3166-1.
FIRST_OTHER = 10_000


@cache
def numbered(code: str, scope: str = "") -> tuple[int, str]:
    """Number and name for a country's code, or for an area of work where there is no country; 0 and "" for neither."""
    if not code:
        return EUROPE if scope == Scope.EUROPE else NOWHERE
    if code in NUMBERED:
        return NUMBERED[code]
    return FIRST_OTHER + (countries.numeric(code) or 0), name_of_country(code, ENGLISH)


def every() -> list[tuple[int, str]]:
    """All of them, by name."""
    return sorted([EUROPE, *(numbered(code) for code in countries.countries)], key=lambda country: country[1])

"""Towns to put entries in, the countries as unequal as in real data."""

import random
import tomllib
from decimal import Decimal
from itertools import accumulate
from pathlib import Path

COUNTRIES = tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"), parse_float=Decimal)
CODES = list(COUNTRIES)
WEIGHTS = list(accumulate(country["weight"] for country in COUNTRIES.values()))
# Coordinates are spread over the town by up to so many degrees.
SPREAD = Decimal("0.04")


def place(chance: random.Random) -> dict:
    """The place fields of an entry; one in eight has no coordinates, one in thirty no place at all."""
    if chance.random() < 0.03:
        return {}
    code = chance.choices(CODES, cum_weights=WEIGHTS)[0]
    town, latitude, longitude = chance.choice(COUNTRIES[code]["towns"])
    fields = {"country": code, "locality": town}
    if chance.random() < 0.125:
        return fields
    return fields | {
        "latitude": latitude + _shift(chance),
        "longitude": longitude + _shift(chance),
        "coordinates_precision": chance.choice(("address", "locality", "locality")),
    }


def _shift(chance: random.Random) -> Decimal:
    return SPREAD * chance.randrange(-1000, 1001) / 1000


def language(country: str, chance: random.Random) -> str:
    """A language that entries of the country are written in; English where there is no country."""
    return chance.choice(COUNTRIES[country]["languages"]) if country else "en"

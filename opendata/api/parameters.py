"""What may be asked of an address: its parameters, checked strictly, as nothing is silently ignored."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.http import QueryDict

from opendata.api.problems import Refused
from opendata.api.standing import MOST, USUAL
from search.filters import told

Errors = list[tuple[str, str]]


@dataclass(frozen=True)
class Parameter:
    """A parameter of an address with its schema in the words of OpenAPI, which describes each of its values."""

    name: str
    description: str
    schema: dict = field(default_factory=lambda: {"type": "string", "minLength": 1})
    # Whether it may be given several times.
    is_list: bool = False
    is_required: bool = False
    # The vocabulary that holds its values.
    vocabulary: str = ""


LIMIT = Parameter(
    "limit",
    f"How many entries a page holds: {USUAL} unless asked otherwise, {MOST} at most.",
    {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
)
CURSOR = Parameter(
    "cursor",
    "Where the page begins. Never made by hand: take it from `next` or `previous`.",
    {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,1000}$"},
)
# Of web addresses: parameters of pages, which change nothing but the looks.
OF_PAGES = {
    "view": "Only pages have views.",
    "page": "The API has no numbered pages: follow `next`.",
    "ordering": "The order is asked for with `sort`.",
}


def check(asked: QueryDict, parameters: Iterable[Parameter]) -> None:
    known = {parameter.name: parameter for parameter in parameters}
    errors = [(name, unknown(name, known)) for name in asked if name not in known]
    for name, parameter in known.items():
        values = asked.getlist(name)
        if parameter.is_required and not values:
            errors.append((name, f"`{name}` is missing."))
        if len(values) > 1 and not parameter.is_list:
            errors.append((name, f"`{name}` is given more than once."))
        if "" in values:
            errors.append((name, f"`{name}` is empty: give a value, or leave it out."))
    if errors:
        raise Refused(errors)


def unknown(name: str, known: Iterable[str]) -> str:
    meant = get_close_matches(name[:100], known, 1, cutoff=0.75)
    more = OF_PAGES.get(name) or (f"Did you mean `{meant[0]}`?" if meant else "")
    return f"There is no parameter “{told(name)}” here. {more}".strip()


def limit_of(asked: QueryDict) -> int:
    value = asked.get(LIMIT.name, str(USUAL))
    if not re.fullmatch("[1-9][0-9]{0,2}", value) or int(value) > MOST:
        raise Refused([(LIMIT.name, f"`{LIMIT.name}` is a whole number from 1 to {MOST}, not “{told(value)}”.")])
    return int(value)

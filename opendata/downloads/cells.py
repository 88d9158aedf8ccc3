"""Values as a cell of a table can hold them."""

import datetime
import re
from typing import Any

# Between the values of a list.
SEPARATOR = " | "
# What a spreadsheet takes for the beginning of a formula, also in the letters of East Asian keyboards, after any space.
FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")


def plain(value: Any) -> Any:
    """Dates as ISO 8601, moments in UTC; everything else as it is."""
    if isinstance(value, datetime.datetime):
        return f"{value.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return value.isoformat() if isinstance(value, datetime.date) else value


def joined(values: list) -> str:
    """A list as one text; a separator inside of a value would look like two values."""
    return SEPARATOR.join(str(value).replace("|", "/") for value in values)


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would calculate it."""
    # Nearly all texts begin with a letter or a digit.
    return text if text[:1].isalnum() or not FORMULA.match(text) else f"'{text}"

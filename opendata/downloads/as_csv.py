"""A list as CSV (RFC 4180), so that spreadsheets read its letters right and calculate nothing."""

import csv
import io
from collections.abc import Iterable, Iterator

from opendata.downloads.cells import harmless, joined, plain
from opendata.downloads.listing import Listing
from opendata.downloads.rows import Row

# Excel takes a file without it for one of the old encodings.
BYTE_ORDER_MARK = "\ufeff"


def write(listing: Listing, batches: Iterable[list[Row]]) -> Iterator[bytes]:
    yield (BYTE_ORDER_MARK + _lines([[column.name for column in listing.columns]])).encode()
    for rows in batches:
        yield _lines([list(map(cell, row.values())) for row in rows]).encode()


def cell(value):
    """Nothing for what is not known; numbers as they are, the sign included."""
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, str):
        return harmless(value)
    return harmless(joined(value)) if isinstance(value, list) else plain(value)


def _lines(rows: Iterable[list]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()

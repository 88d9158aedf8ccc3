"""A list as a workbook of Excel: a sheet of entries, and one that says what they are and how they may be used."""

from collections.abc import Iterable, Iterator

from django.utils import translation

from core.languages import ENGLISH
from opendata.downloads.cells import joined
from opendata.downloads.listing import Listing
from opendata.downloads.rows import Row
from opendata.downloads.workbook import Sheet, workbook

# Letters of a column's width.
WIDE, NARROW = 40, 16
WIDE_COLUMNS = {"name", "url", "summary", "text"}


def write(listing: Listing, batches: Iterable[list[Row]]) -> Iterator[bytes]:
    return workbook([entries(listing, batches), about(listing)])


def entries(listing: Listing, batches: Iterable[list[Row]]) -> Sheet:
    widths = [WIDE if column.name in WIDE_COLUMNS else NARROW for column in listing.columns]
    head = [column.name for column in listing.columns]
    return Sheet("Entries", widths, head, (list(map(cells, rows)) for rows in batches))


def cells(row: Row) -> list:
    return [joined(value) if isinstance(value, list) else value for value in row.values()]


@translation.override(ENGLISH)
def about(listing: Listing) -> Sheet:
    facts = [[name, joined(value) if isinstance(value, list) else value] for name, value in listing.facts().items()]
    columns = [[column.name, str(column.meaning), str(column.datatype_label)] for column in listing.columns]
    return Sheet(
        "About", [24, 80, 24], ["About this file", "", ""], [[*facts, [], ["Column", "Meaning", "Values"], *columns]]
    )

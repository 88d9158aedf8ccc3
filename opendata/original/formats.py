"""The three formats of the original's exports, as PHP wrote them.

All of it was read in the source: what is quoted in CSV and escaped in JSON, that lists in a cell of CSV are joined by a
comma with a space, and the elements of XML, which has another order for organisations, and "start_date" where JSON has
"startDate". Left out is one fault: after a backslash, PHP does not double the quotation mark that ends a cell for all
other readers of CSV.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape

from core.text import readable

Batches = Iterable[list[dict]]

CSV_HEADS = {
    "organisations": (
        "Organisation ID", "Organisation name", "Website", "Short description", "Long description", "Country",
        "Region", "Latitude", "Longitude", "Address", "Organisation type", "Organisation size", "Start date",
        "Linked project IDs", "Tags", "Network tags", "Created",
    ),
    "projects": (
        "Project Id", "Project name", "Website", "Short description", "Long description", "Social impact",
        "Start date", "End date", "Country", "Region", "Latitude", "Longitude", "Linked Organisation IDs",
        "Who we help tags", "Support tags", "Focus", "Technology", "Creation date",
    ),
}  # fmt: skip
NEEDS_QUOTES = re.compile(r'[,"\\ \n\r\t]')
XML_ONE = {"organisations": "organisation", "projects": "project"}
# Elements of the lists of numbers; those of all others are called "tag".
XML_ITEMS = {"linked_project_ids": "project", "linked_organisation_ids": "organisation"}


def as_json(kind: str, batches: Batches) -> Iterator[str]:
    yield "["
    comma = ""
    for batch in filter(None, batches):
        yield comma + ",".join(map(json_text, batch))
        comma = ","
    yield "]"


def json_text(value: object) -> str:
    """JSON in ASCII only, with each slash escaped."""
    return json.dumps(value, separators=(",", ":")).replace("/", "\\/")


def as_csv(kind: str, batches: Batches) -> Iterator[str]:
    yield csv_line(CSV_HEADS[kind])
    for batch in batches:
        yield "".join(csv_line(record.values()) for record in batch)


def csv_line(values: Iterable[object]) -> str:
    return ",".join(map(csv_cell, values)) + "\n"


def csv_cell(value: object) -> str:
    text = cell_text(value)
    return '"' + text.replace('"', '""') + '"' if NEEDS_QUOTES.search(text) else text


def cell_text(value: object) -> str:
    if isinstance(value, dict):
        return value["name"]
    if isinstance(value, list):
        return ", ".join(map(cell_text, value))
    return "" if value is None else str(value)


def as_xml(kind: str, batches: Batches) -> Iterator[str]:
    yield '<?xml version="1.0"?>\n<xml>'
    for batch in batches:
        yield "".join(element(XML_ONE[kind], xml_ordered(record)) for record in batch)
    yield "</xml>\n"


def xml_ordered(record: dict) -> dict:
    """The record with the names and in the order of its elements."""
    if "startDate" not in record:
        return record
    moved = {
        name: record[name] for name in ("organisation_type", "linked_project_ids", "tags", "networkTags", "created")
    }
    start = {"start_date": record["startDate"]}
    return {name: value for name, value in record.items() if name not in moved and name != "startDate"} | start | moved


def element(name: str, value: object) -> str:
    if isinstance(value, dict):
        content = "".join(element(key, inner) for key, inner in value.items())
    elif isinstance(value, list):
        content = "".join(element(XML_ITEMS.get(name, "tag"), inner) for inner in value)
    else:
        content = xml_text("" if value is None else str(value))
    return f"<{name}>{content}</{name}>"


def xml_text(text: str) -> str:
    """The text in ASCII only, without what XML cannot hold."""
    escaped = escape(readable(text), {"\r": "&#13;"})
    return escaped if escaped.isascii() else escaped.encode("ascii", "xmlcharrefreplace").decode()


# By the ending in the address: the type of the content, and the way to write it.
FORMATS: dict[str, tuple[str, Callable[[str, Batches], Iterator[str]]]] = {
    "json": ("application/json", as_json),
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xml": ("text/xml; charset=utf-8", as_xml),
}

"""A list as JSON: what is said of it, then the entries, one on a line."""

import json
from collections.abc import Iterable, Iterator

from opendata.downloads.cells import plain
from opendata.downloads.listing import Listing
from opendata.downloads.rows import Row


def write(listing: Listing, batches: Iterable[list[Row]]) -> Iterator[bytes]:
    yield opening(listing.facts(), "entries")
    yield from lines(map(text, rows) for rows in batches)
    yield b"\n]}\n"


def text(value) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=plain)


def opening(facts: dict, name: str) -> bytes:
    """The document up to the list of this name."""
    return f"{json.dumps(facts, ensure_ascii=False, indent=0)[:-2]},\n{text(name)}: [".encode()


def lines(batches: Iterable[Iterable[str]]) -> Iterator[bytes]:
    """The parts of a list, each on a line of its own."""
    between = "\n"
    for parts in batches:
        if written := ",\n".join(parts):
            yield f"{between}{written}".encode()
            between = ",\n"

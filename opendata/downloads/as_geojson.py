"""A list as GeoJSON (RFC 7946): the entries that a map can show, each at the place that its page shows."""

from collections.abc import Iterable, Iterator

from core.models import Precision
from opendata.downloads.as_json import lines, opening, text
from opendata.downloads.listing import Listing
from opendata.downloads.rows import Row

COORDINATES = ("longitude", "latitude")
NOTE = "Entries of which no more than the country is known are left out; their number stands at the end."


def write(listing: Listing, batches: Iterable[list[Row]]) -> Iterator[bytes]:
    yield opening({"type": "FeatureCollection", **listing.facts(), "note": NOTE}, "features")
    placed, every = 0, 0

    def features() -> Iterator[Iterator[str]]:
        nonlocal placed, every
        for rows in batches:
            shown = [row for row in rows if has_place(row)]
            placed, every = placed + len(shown), every + len(rows)
            yield (text(feature(row)) for row in shown)

    yield from lines(features())
    yield f'\n],\n"left_out": {every - placed}}}\n'.encode()


def has_place(row: Row) -> bool:
    """Whether there is more to show than the middle of a country."""
    return row["latitude"] is not None and row["coordinates_precision"] != Precision.COUNTRY


def feature(row: Row) -> dict:
    point = {"type": "Point", "coordinates": [row[name] for name in COORDINATES]}
    properties = {name: value for name, value in row.items() if name not in COORDINATES}
    return {"type": "Feature", "id": row["number"], "geometry": point, "properties": properties}

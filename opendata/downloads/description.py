"""The description of a list's CSV in the words of CSVW (W3C, Metadata Vocabulary for Tabular Data)."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.languages import ENGLISH
from opendata.downloads.cells import SEPARATOR
from opendata.downloads.columns import Column
from opendata.downloads.listing import LICENCE, Listing, exception_of_texts

MEDIA_TYPE = "application/csvm+json"


@translation.override(ENGLISH)
def description(listing: Listing) -> dict[str, Any]:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": ENGLISH}],
        "url": absolute(listing.path("csv")),
        "dc:title": listing.title,
        "dc:publisher": settings.SITE_NAME,
        "dc:source": listing.page,
        "dc:license": {"@id": LICENCE.url},
        "dc:rights": exception_of_texts(),
        "dc:description": signs_of_csv(),
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        "tableSchema": {"columns": [column_of(column) for column in listing.columns], "primaryKey": "number"},
    }


def signs_of_csv() -> str:
    return _(
        "A text that a spreadsheet would take for a formula has an apostrophe before it. "
        "The values of a list are divided by a vertical bar; a bar inside of a value is written as a slash."
    )


def column_of(column: Column) -> dict[str, Any]:
    described = {
        "name": column.name,
        "titles": column.name,
        "dc:description": str(column.meaning),
        "datatype": str(column.datatype),
    }
    return described | ({"separator": SEPARATOR} if column.is_list else {})

"""The small JSON files from which the original's pages drew their lists, for those who came to read them too.

The keys were read in the original's source. Addresses are those of our pages, and pictures have addresses where the
original had names of files; both begin with "/". Left out are the keys for editors and for people with an account.
"""

from collections.abc import Callable, Iterator

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from core.keeping import kept
from opendata.original.exports import streamed
from opendata.original.formats import as_json, json_text


def file(content: Callable[[], object]) -> Callable:
    """A page of what a function gives: whole, or in batches of a list."""

    @kept
    @require_safe
    def page(request) -> HttpResponse:
        given = content()
        pieces = as_json("", given) if isinstance(given, Iterator) else iter([json_text(given)])
        return streamed(request, pieces, "application/json")

    return page

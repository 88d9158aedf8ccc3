"""/export/{organisations,projects}.{json,csv,xml}: all published entries, written while they are read."""

from collections.abc import Callable, Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from core.keeping import kept
from opendata.original import organisations, projects
from opendata.original.formats import FORMATS

RECORDS: dict[str, Callable[[], Iterator[list[dict]]]] = {
    "organisations": organisations.records,
    "projects": projects.records,
}


@kept
@require_safe
def export(request, kind: str, ending: str) -> HttpResponse:
    content_type, write = FORMATS[ending]
    written = streamed(request, write(kind, RECORDS[kind]()), content_type)
    if "download" in request.GET:
        written["Content-Disposition"] = f'attachment; filename="dsi-{kind}.{ending}"'
    return written


def streamed(request, pieces: Iterator[str], content_type: str) -> StreamingHttpResponse:
    return StreamingHttpResponse(() if request.method == "HEAD" else pieces, content_type=content_type)

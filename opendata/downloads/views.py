"""The files of a list, and the description of their columns."""

from django.conf import settings
from django.http import Http404, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from core.keeping import kept
from opendata.downloads.description import MEDIA_TYPE, description
from opendata.downloads.formats import FORMATS, Format
from opendata.downloads.listing import Listing
from opendata.downloads.rows import batches
from opendata.feeds import KINDS
from search.snapshot import current


@kept
@require_safe
def download(request, name: str, extension: str):
    """All entries of a list as its page understands the same query, in one format."""
    listing, form = Listing(KINDS[name], request.GET, current()), FORMATS[extension]
    if not form.suits(listing.kind):
        raise Http404("Entries of this kind have no place.")
    told = {"content_type": form.content_type, "headers": headers_of(listing, form)}
    if request.method == "HEAD":
        # Streamed as well, as the length of what is not sent is not known.
        return StreamingHttpResponse((), **told)
    rows = batches(listing.kind, listing.documents(), listing.columns)
    return StreamingHttpResponse(form.write(listing, rows), **told)


@kept
@require_safe
def csv_description(request, name: str):
    listing = Listing(KINDS[name], request.GET, current())
    return JsonResponse(description(listing), content_type=MEDIA_TYPE, json_dumps_params={"indent": 1})


def headers_of(listing: Listing, form: Format) -> dict[str, str]:
    name = f"{slugify(settings.SITE_NAME) or 'directory'}-{listing.kind.feed}-{localdate():%Y-%m-%d}.{form.extension}"
    links = [f'<{reverse("data")}>; rel="help"']
    if form.extension == "csv":
        links.append(f'<{listing.description_path}>; rel="describedby"; type="{MEDIA_TYPE}"')
    return {
        "Content-Disposition": content_disposition_header(True, name),
        "Link": ", ".join(links),
        "X-Robots-Tag": "noindex",
    }

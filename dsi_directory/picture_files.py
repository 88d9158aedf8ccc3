"""Files of pictures: for everybody while an entry shows them that everybody may see, else for the staff."""

from django.conf import settings
from django.core.cache import caches
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import FileResponse, Http404
from django.utils.cache import get_conditional_response

from core import outage, reading
from core.keeping import cache_control
from core.models import Picture
from core.prepared import prepared
from dsi_directory import second_factor

# Seconds. A picture that changes gets a new name, so browsers need not ask again.
YEAR = 365 * 24 * 60 * 60


def picture_file(request, name: str):
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        reading.from_a_replica()
    is_public = is_published(name)
    if not (is_public or second_factor.is_trusted(request)):
        raise Http404("There is no such picture.")
    etag = f'"{name}"'
    response = get_conditional_response(request, etag) or opened(name)
    response["ETag"] = etag
    response["Cache-Control"] = f"{cache_control(YEAR)}, immutable" if is_public else "private, no-store"
    return response


def opened(name: str) -> FileResponse:
    try:
        return FileResponse(default_storage.open(name))
    except FileNotFoundError:
        raise Http404("There is no such picture.") from None


def is_published(name: str) -> bool:
    """What was so in the last version of the content is so while the database is out of reach, as for pages."""
    known, key = caches["process"], f"picture:{name}"
    try:
        rows = outage.watched(lambda: reading.first(lambda: with_file(file=name.rpartition("-")[0])))
    except outage.OutOfReach:
        version = outage.last_version()
        if version and known.get(key) == version:
            return True
        raise
    known.set(key, outage.last_version() if rows else None, outage.AT_MOST)
    return bool(rows)


@prepared
def with_file(*, file: str) -> QuerySet:
    return Picture.objects.published().filter(file=file).only("pk")

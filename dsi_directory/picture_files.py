"""Files of pictures: for everybody while an entry shows them that everybody may see, else for the staff."""

from django.core.cache import caches
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import FileResponse, Http404
from django.utils.cache import get_conditional_response

from core import outage, reading
from core.keeping import cache_control, has_session
from core.models import Picture
from core.prepared import prepared
from dsi_directory import second_factor

# Seconds. A picture that changes gets a new name, so browsers need not ask again.
YEAR = 365 * 24 * 60 * 60


def picture_file(request, name: str):
    if not has_session(request):
        reading.from_a_replica()
    is_public = is_shown_to_all(name)
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


def is_shown_to_all(name: str) -> bool:
    """What was so in the last version of the content is so while the database is out of reach, as for pages."""
    # The version before the picture is looked up: what is hidden meanwhile belongs to another.
    known, key, version = caches["process"], f"picture:{name}", outage.last_version()
    try:
        rows = outage.watched(lambda: reading.first(lambda: with_file(file=name.rpartition("-")[0])))
    except outage.OutOfReach:
        if version and known.get(key) == version:
            return True
        raise
    if rows:
        known.set(key, version, outage.AT_MOST)
    else:
        known.delete(key)
    return bool(rows)


@prepared
def with_file(*, file: str) -> QuerySet:
    return Picture.objects.published().filter(file=file).only("pk")

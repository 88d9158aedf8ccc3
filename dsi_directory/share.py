"""The picture that stands for a page where it is shared."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from blog.models import Post
from casestudies.models import CaseStudy
from core import covers
from core.keeping import cache_control
from core.models import Entry
from core.palette import HEX
from core.share_pictures.colours import NIGHT, of_families, of_tones
from core.share_pictures.drawing import COLUMNS, ROWS, SharePicture, png
from organisations.models import Organisation
from projects.models import Project

KINDS = {model._meta.model_name: model for model in (Organisation, Project, CaseStudy, Post)}
# Seconds. Pages name another address after each change.
KEPT = 3600


@require_safe
def share_picture(request, kind: str, number: int) -> HttpResponse:
    entry = KINDS[kind].objects.published().for_cards().filter(number=number).first() if kind in KINDS else None
    if entry is None:
        raise Http404("There is no such entry.")
    return answer(request, picture_of(entry))


@require_safe
def share_site(request) -> HttpResponse:
    return answer(request, picture_of_site())


def picture_of(entry: Entry) -> SharePicture:
    cover = covers.of_entry(entry, COLUMNS, ROWS)
    about = (str(kind_of(entry)), getattr(entry, "place", ""))
    return SharePicture(
        name=entry.name,
        about=" · ".join(part for part in about if part),
        site_name=settings.SITE_NAME,
        ground=HEX[cover.colour],
        tiles=of_tones(cover),
    )


def kind_of(entry: Entry) -> str:
    return entry.get_category_display() if isinstance(entry, Post) else capfirst(entry._meta.verbose_name)


def picture_of_site() -> SharePicture:
    night, _ = settings.SITE_COLOURS.get("night", (NIGHT, NIGHT))
    return SharePicture(
        name=settings.SITE_TAGLINE,
        about=urlsplit(settings.SITE_URL).hostname,
        site_name=settings.SITE_NAME,
        ground=night,
        tiles=of_families(covers.cover("site", "slate", (), COLUMNS, ROWS)),
        has_colourful_mark=True,
    )


def answer(request, picture: SharePicture) -> HttpResponse:
    """The drawn picture, or that the client has it already."""
    etag = f'"{picture.version}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(kept(picture), content_type="image/png")
    response["ETag"] = etag
    response["Cache-Control"] = cache_control(KEPT)
    return response


def kept(picture: SharePicture) -> bytes:
    """The picture as a PNG file, drawn once for all requests as long as it looks the same."""
    return caches["share_pictures"].get_or_set(picture.version, lambda: png(picture), timeout=None)

"""The picture that stands for a page where it is shared."""

import io

from django.conf import settings
from django.http import Http404, HttpResponse
from PIL import Image, ImageDraw, ImageFont

from blog.models import Post
from casestudies.models import CaseStudy
from core.metadata import PICTURE_SIZE
from core.monogram import colour_for
from core.palette import HEX
from organisations.models import Organisation
from projects.models import Project

KINDS = {model._meta.model_name: model for model in (Organisation, Project, CaseStudy, Post)}
# Seconds. The address changes with the entry.
KEPT = 86_400


def share_picture(request, kind: str, number: int) -> HttpResponse:
    entry = KINDS[kind].objects.published().filter(number=number).first() if kind in KINDS else None
    if entry is None:
        raise Http404("There is no such entry.")
    return png(entry.name, HEX[colour_for(kind, number)])


def share_site(request) -> HttpResponse:
    return png(settings.SITE_NAME, HEX["blue"])


def png(text: str, colour: str) -> HttpResponse:
    image = Image.new("RGB", PICTURE_SIZE, colour)
    font = ImageFont.load_default(size=64)
    ImageDraw.Draw(image).text((80, 80), text[:30], fill="white", font=font)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return HttpResponse(
        buffer.getvalue(), content_type="image/png", headers={"Cache-Control": f"public, max-age={KEPT}"}
    )

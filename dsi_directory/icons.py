"""What browsers and phones ask for when they keep the site among others."""

from django.conf import settings
from django.http import HttpResponseRedirect, JsonResponse
from django.templatetags.static import static

from core.share_pictures.colours import NIGHT

SIDES = (192, 512)


def manifest(request) -> JsonResponse:
    """The web app manifest: name, start and icons of the site."""
    files = {side: static(f"icons/icon-{side}.png") for side in SIDES}
    icons = [
        {"src": file, "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for side, file in files.items()
        for purpose in ("any", "maskable")
    ]
    described = {
        "name": settings.SITE_NAME,
        "description": settings.SITE_TAGLINE,
        "start_url": "/",
        "display": "browser",
        "background_color": NIGHT,
        "theme_color": NIGHT,
        "icons": icons,
    }
    return JsonResponse(described, content_type="application/manifest+json")


def favicon(request) -> HttpResponseRedirect:
    return HttpResponseRedirect(static("icons/favicon.ico"))

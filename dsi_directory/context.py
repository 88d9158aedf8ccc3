from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext

from core.metadata import Metadata
from submissions.doors import quiet_line


def site(request) -> dict:
    """What every page may say of the site itself."""
    return {
        "site_name": settings.SITE_NAME,
        "site_tagline": gettext(settings.SITE_TAGLINE),
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "interface_language": get_language(),
        # Pages for search engines and for sharing bring their own.
        "meta": Metadata(),
        # What stands beside links to join; asked for where there is one.
        "closed_line": SimpleLazyObject(lambda: quiet_line(getattr(request, "content_version", None))),
    }

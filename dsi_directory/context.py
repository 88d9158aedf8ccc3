from django.conf import settings

from core.metadata import Metadata


def site(request) -> dict:
    """What every page may say of the site itself."""
    return {
        "site_name": settings.SITE_NAME,
        "site_tagline": settings.SITE_TAGLINE,
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        # Pages for search engines and for sharing bring their own.
        "meta": Metadata(),
    }

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext

from core.language_addresses import ENGLISH_HOME, Version, is_in_every_language, versions
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
        "page_versions": page_versions(request),
        # Pages for search engines and for sharing bring their own.
        "meta": Metadata(),
        # What stands beside links to join; asked for where there is one.
        "closed_line": SimpleLazyObject(lambda: quiet_line(getattr(request, "content_version", None))),
    }


def page_versions(request: HttpRequest | None) -> list[Version]:
    """What is asked for in every language, with all of its query; none where it has no versions, or is not known."""
    if request is None or not is_in_every_language(request.path_info):
        return []
    query = request.META.get("QUERY_STRING", "")
    return [
        version._replace(path=(ENGLISH_HOME if version.path == "/" else version.path) + (query and f"?{query}"))
        for version in versions(request.path_info)
    ]

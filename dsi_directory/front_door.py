"""What is at the address of the site without more: the home page in the language that the browser prefers."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from core.language_addresses import in_language
from dsi_directory.views import HomePage

TAKEN_FROM = ("Accept-Language", "Sec-Fetch-Site")


def front_door(request):
    # Whoever comes from a page of the site in English has chosen English.
    is_at_home = request.headers.get("sec-fetch-site") == "same-origin"
    language = settings.LANGUAGE_CODE if is_at_home else preferred_language(request.headers.get("accept-language", ""))
    if language == settings.LANGUAGE_CODE:
        response = HomePage.as_view()(request)
    else:
        response = HttpResponseRedirect(in_language("/", language))
    patch_vary_headers(response, TAKEN_FROM)
    return response


def preferred_language(accepted: str) -> str:
    """The first language of an Accept-Language header that the interface has, else English."""
    for code, _ in parse_accept_lang_header(accepted):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE

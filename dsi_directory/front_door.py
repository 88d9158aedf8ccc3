"""What is at the address of the site without more: the home page in the language that the browser prefers."""

from django.http import HttpResponseRedirect
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from core.keeping import kept
from core.language_addresses import in_language
from core.languages import ENGLISH
from dsi_directory.views import HomePage

TAKEN_FROM = ("Accept-Language", "Sec-Fetch-Site")


@kept
def front_door(request):
    language = chosen_language(request)
    return HomePage.as_view()(request) if language == ENGLISH else HttpResponseRedirect(in_language("/", language))


def told_by(request) -> dict[str, str]:
    """What the headers come to from which the language is taken."""
    return dict.fromkeys(TAKEN_FROM, chosen_language(request))


front_door.told_by = told_by


def chosen_language(request) -> str:
    # Whoever comes from a page of the site in English has chosen English.
    if request.headers.get("sec-fetch-site") == "same-origin":
        return ENGLISH
    return preferred_language(request.headers.get("accept-language", ""))


def preferred_language(accepted: str) -> str:
    """The first language of an Accept-Language header that the interface has, else English."""
    for code, _ in parse_accept_lang_header(accepted):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return ENGLISH

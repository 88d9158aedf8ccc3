from django.conf import settings
from django.shortcuts import redirect
from django.urls import is_valid_path
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes
from django.utils.translation import override

from core.language_addresses import in_language, language_of, without_language
from core.views import moved_to


class LanguageOfAddress:
    """Answers in the language that the address begins with, whatever the browser would like."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with override(language_of(request.path_info)):
            return self.get_response(request)


class OneAddressPerPage:
    """Leads an address with a slash too many, or with the language that needs none, to the right one in one step."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path = request.path_info
        if (right := right_address(path)) != path:
            return moved_to(request, escape_leading_slashes(escape_uri_path(right)))
        return self.get_response(request)


def right_address(path: str) -> str:
    """Where a page is whose address is written nearly right; the path as it is where no page is near."""
    plain = without_language(path)
    if plain.strip("/") == "":
        return f"{path.rstrip('/')}/" if plain != path else path
    right = in_language(path, language_of(path))
    if right.endswith("/") and not is_valid_path(right) and is_valid_path(right.rstrip("/")):
        return right.rstrip("/")
    return right


class SecondFactorForStaff:
    """Keeps staff out of the admin until they have set up a second factor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if (
            settings.STAFF_NEED_SECOND_FACTOR
            and request.path_info.startswith("/admin/")
            and request.user.is_staff
            and not request.user.authenticator_set.exists()
        ):
            return redirect("mfa_index")
        return self.get_response(request)

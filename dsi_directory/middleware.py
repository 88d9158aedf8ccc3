from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect
from django.urls import is_valid_path, reverse
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes
from django.utils.translation import override

from core.language_addresses import in_language, language_of, without_language
from core.views import moved_to
from dsi_directory import second_factor


class HeadAlone:
    """Leaves the body away where only the head is asked for; gunicorn would do it with a warning for each."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "HEAD" and response.streaming:
            response.streaming_content = ()
        elif request.method == "HEAD":
            response.content = b""
        return response


class LanguageOfAddress:
    """Answers in the language that the address begins with, whatever the browser would like."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with override(language_of(request.path_info)):
            return self.get_response(request)


class NoNulInAddresses:
    """Finds nothing at an address that holds NUL, which the database does not take."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path_info:
            raise Http404("No address holds NUL.")
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
    """Keeps staff out of the admin until they have set up a second factor and given it in this session.

    Whoever has one has to give it before anything of the account can be seen or changed, too.
    """

    # What somebody needs who has a factor and has not given it.
    OPEN = ("mfa_reauthenticate", "account_logout")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path = request.path_info
        if path.startswith(("/admin/", "/account/")) and request.user.is_authenticated:
            if second_factor.has_one(request.user):
                if not (second_factor.was_given(request) or path in map(reverse, self.OPEN)):
                    return redirect_to_login(request.get_full_path(), reverse("mfa_reauthenticate"))
            elif settings.STAFF_NEED_SECOND_FACTOR and request.user.is_staff and path.startswith("/admin/"):
                return redirect("mfa_index")
        return self.get_response(request)

from django.conf import settings
from django.shortcuts import redirect
from django.urls import is_valid_path
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes

from core.views import moved_to


class OneAddressPerPage:
    """Leads an address with a slash too many to the one without, in a single step."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path = request.path_info
        if path.endswith("/") and path != "/" and not is_valid_path(path) and is_valid_path(path.rstrip("/")):
            return moved_to(request, escape_leading_slashes(escape_uri_path(request.path.rstrip("/"))))
        return self.get_response(request)


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

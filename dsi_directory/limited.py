"""What is counted before its view runs: what costs much to read, and what opens accounts.

Pages that are kept (core/keeping.py) cost next to nothing and are answered before. Forms of people without an account
count where they know what was typed (core/guards/limits.py), and the API for itself. docs/safety.md has all numbers.
"""

import datetime
import unicodedata
from collections.abc import Callable

from allauth.account.internal.stagekit import unstash_login
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from core.guards import limits
from core.guards.rates import Rate, counted
from core.metadata import Metadata
from opendata.api.problems import for_programs, problem

# Pages of a list up to this one are for people.
SHALLOW = frozenset(str(number) for number in range(1, 21))
RATES = {
    "search": Rate(in_a_minute=600, in_a_day=30_000),
    "suggest": Rate(in_a_minute=1200, in_a_day=60_000),
    "deep": Rate(in_a_minute=120, in_a_day=20_000),
    "download": Rate(in_a_minute=40, in_a_day=1500),
}
# What somebody reads page by page who may want all of it.
WHOLE_IN_A_FILE = {"search", "deep"}
READ = {
    "search:page": "search",
    "original_search": "search",
    "search:suggestions": "suggest",
    "search:suggestions_json": "suggest",
    "submissions:doubles_fragment": "suggest",
    "submissions:organisations_fragment": "suggest",
    "download": "download",
    "original_export": "download",
}


def typed(field: str) -> Callable:
    """Whose account it is by what was typed, whether there is such an account or not."""
    return lambda request: unicodedata.normalize("NFKC", request.POST.get(field, "")).strip().casefold()


def of_session(request) -> str:
    """Whose account it is that somebody is signed in to, or has given the password of."""
    if request.user.is_authenticated:
        return str(request.user.pk)
    login = unstash_login(request, peek=True)
    return str(login.user.pk) if login and login.user else ""


SENT = {
    "account_login": ("sign_in", typed("login")),
    "account_reauthenticate": ("sign_in", of_session),
    "account_change_password": ("sign_in", of_session),
    "account_reset_password": ("reset", typed("email")),
    "account_reset_password_from_key": ("reset", of_session),
    "account_email": ("reset", typed("email")),
    "mfa_authenticate": ("second_factor", of_session),
    "mfa_reauthenticate": ("second_factor", of_session),
    "mfa_activate_totp": ("second_factor", of_session),
}


class LimitedRequests:
    """Counts by the name of the address, and answers 429 where too much was asked for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name
        if name in SENT and request.method == "POST":
            action, whose = SENT[name]
            return None if limits.allows(request, action, whose(request)) else too_many(request, limits.seconds_left())
        if action := read_by(request, name):
            return self.read(request, action)
        return None

    def read(self, request, action: str) -> HttpResponse | None:
        try:
            standing = counted(request, action, RATES[action])
        except (OperationalError, InterfaceError):
            # Counts are on the primary, and the page may come from a replica.
            return None
        return None if standing.is_allowed else too_many(request, standing.wait, action in WHOLE_IN_A_FILE)


def read_by(request, name: str) -> str | None:
    """As what a page is counted that is to be read."""
    action = READ.get(name)
    # The head of a download is told without reading anything.
    if request.method == "OPTIONS" or (request.method, action) == ("HEAD", "download"):
        return None
    if action in (None, "search") and request.GET.get("page", "1") not in SHALLOW:
        return "deep"
    return action


def too_many(request, wait: int, has_file: bool = False) -> HttpResponse:
    if for_programs(request.path_info):
        response = problem(429)
    else:
        until = timezone.now() + datetime.timedelta(seconds=wait)
        context = {"meta": Metadata(title=_("Too many requests just now")), "until": until, "has_file": has_file}
        response = render(request, "429.html", context, status=429)
    response["Retry-After"] = wait
    patch_cache_control(response, no_store=True)
    return response

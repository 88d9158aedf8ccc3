"""What is answered when a page cannot be: not understood, refused, not found, broken, or out of reach."""

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

from core.pictures import FULL, StorageAway
from core.text import words_of_address
from core.views import EntryPage
from dsi_directory.context import site
from opendata.api.problems import for_api
from search.guess import names_like
from search.models import Document

# Seconds after which a browser or a robot may ask again while the database is out of reach.
RETRY_AFTER = 120


class NoSuchTopic(Http404):
    """An address below a page that lists all of its sort; it leads back to that page."""

    def __init__(self, missing: str, see_all: str, index: str):
        super().__init__(missing)
        self.see_all, self.index = see_all, index


def page_not_found(request, exception):
    context = {
        "words": words_of_address(request.path),
        "near": names_meant(request),
        "missing": exception if isinstance(exception, NoSuchTopic) else None,
    }
    return render(request, "404.html", context, status=404)


def names_meant(request) -> list[Document]:
    """Entries whose names are like the address; only of the kind whose address it is, where it is one of a kind."""
    # No entry is at an address with a dot, such as robots ask for all day long: "/wp-login.php", "/.env".
    if request.method not in ("GET", "HEAD") or "." in request.path:
        return []
    view = getattr(request.resolver_match and request.resolver_match.func, "view_class", None)
    kind = view.model._meta.model_name if view and issubclass(view, EntryPage) else ""
    return names_like(words_of_address(request.path), kind)


def permission_denied(request, exception):
    if request.path_info.startswith("/admin/"):
        # Staff learn of nothing that they may not see.
        return page_not_found(request, exception)
    return render(request, "403.html", {}, status=403)


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", {}, status=403)


# These take nothing from the request or the database: either may be what is broken.
def bad_request(request, exception):
    if problem := for_api(request, 400):
        return problem
    if isinstance(exception, RequestDataTooBig):
        return bare("413.html", 413)
    return bare("400.html", 400)


def server_error(request):
    # The exception that Django is answering.
    if will_pass(sys.exc_info()[1]):
        later = {"Retry-After": RETRY_AFTER}
        sent = {"was_sent": getattr(request, "method", None) == "POST"}
        return for_api(request, 503, later) or bare("503.html", 503, later, sent)
    return for_api(request, 500) or bare("500.html", 500)


def will_pass(error: BaseException | None) -> bool:
    """Whether it is about the servers and disks of the site, and not about its code."""
    is_full = isinstance(error, OSError) and error.errno in FULL
    return is_full or isinstance(error, OperationalError | InterfaceError | StorageAway)


def bare(name: str, status: int, headers: dict | None = None, context: dict | None = None) -> HttpResponse:
    return HttpResponse(get_template(name).render(site(None) | (context or {})), status=status, headers=headers)

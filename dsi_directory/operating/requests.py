"""Each request has an identifier, by which the logs of the front and of the site, and reports of errors, are joined."""

import logging
import re
import time
import uuid
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest

log = logging.getLogger(__name__)

# What a front may have made; nothing else gets into a log.
IDENTIFIER = re.compile(r"[0-9A-Za-z-]{8,64}")
current: ContextVar[HttpRequest | None] = ContextVar("current", default=None)


class IdentifiedRequests:
    """Takes over the identifier that a trusted front has given, or gives one, and tells it in the answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        begun = time.perf_counter()
        request.request_id = identifier_of(request)
        token = current.set(request)
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request.request_id
            if settings.LOG_REQUESTS:
                took = round((time.perf_counter() - begun) * 1000, 1)
                log.info("Answered.", extra={"status": response.status_code, "milliseconds": took})
        finally:
            current.reset(token)
        return response


def identifier_of(request) -> str:
    # Only what a trusted proxy says comes this far.
    given = request.headers.get("X-Request-ID", "")
    return given if IDENTIFIER.fullmatch(given) else uuid.uuid4().hex


def page_of(request) -> str:
    """The name of the page that was asked for: its address may hold a key, a name, or what was looked for."""
    return request.resolver_match.view_name if request.resolver_match else ""

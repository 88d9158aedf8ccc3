"""What machines ask: is the process alive, can it serve, and how is it doing."""

import hmac

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.cache import never_cache

from core.keeping import has_session
from dsi_directory.operating import readiness


class Probes:
    """Answers them before anything else: by any host name, without HTTPS, without the database.

    With a session they take the usual way, so that a view may know who asks.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        view = PROBES.get(request.path_info)
        if view and not has_session(request):
            try:
                return view(request)
            except Http404:
                pass
        return self.get_response(request)


@never_cache
def healthz(request):
    """The process answers; nothing more is tried."""
    return plain("alive", 200)


@never_cache
def readyz(request):
    """Whether it can serve; `?queues` also whether background work is done in time. Staff are told why not."""
    findings = readiness.found("queues" in request.GET)
    is_ready = all(finding.is_well for finding in findings.values())
    status = 200 if is_ready else 503
    if is_staff(request):
        return JsonResponse({name: finding._asdict() for name, finding in findings.items()}, status=status)
    return plain("ready" if is_ready else "not ready", status)


def is_staff(request) -> bool:
    # Who asks early has no session, and this module is loaded before there are models.
    from dsi_directory.second_factor import is_trusted

    return hasattr(request, "user") and is_trusted(request)


@never_cache
def figures(request):
    """For Prometheus, which brings METRICS_TOKEN; nobody else learns that it is there."""
    given = request.headers.get("Authorization", "").encode()
    if not settings.METRICS_TOKEN or not hmac.compare_digest(given, f"Bearer {settings.METRICS_TOKEN}".encode()):
        raise Http404
    from dsi_directory.operating import metrics

    return HttpResponse(metrics.exposed(), content_type=metrics.CONTENT_TYPE)


def plain(words: str, status: int) -> HttpResponse:
    length = {"Content-Length": len(words) + 1}
    response = HttpResponse(f"{words}\n", content_type="text/plain; charset=utf-8", status=status, headers=length)
    if status == 503:
        response["Retry-After"] = 5
        # It is asked every second; readiness itself logs what changes. The mark is Django's.
        response._has_been_logged = True
    return response


PROBES = {"/healthz": healthz, "/readyz": readyz, "/metrics": figures}
probe_patterns = [path(address[1:], view, name=address[1:]) for address, view in PROBES.items()]

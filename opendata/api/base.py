"""What every address of the API does: counts who asks, says what it holds, and answers 304 where nothing changed."""

import hashlib
import time
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from core.guards.rates import counted
from opendata.api import document
from opendata.api.parameters import Parameter, check
from opendata.api.problems import CONTENT_TYPE, TooMany, problem
from opendata.api.standing import MAX_AGE, RATE
from search.snapshot import Snapshot, current

# A page that a browser asks for is the same answer, with its lines broken for people.
FOR_PEOPLE = "text/html"
UNDERSTOOD = ("application/json", CONTENT_TYPE, FOR_PEOPLE)


class JsonOnly(BaseContentNegotiation):
    def select_renderer(self, request, renderers, format_suffix=None):
        if request.accepted_types and not any(map(request.accepts, UNDERSTOOD)):
            raise NotAcceptable
        return renderers[0], renderers[0].media_type


class ApiView(APIView):
    """One address; a subclass gives the answer and says what it is."""

    content_negotiation_class = JsonOnly
    schema = document.Described()
    http_method_names = ("get", "head", "options")
    # What the OpenAPI document says of it.
    operation: str
    summary: str
    description = ""
    tag: str
    of_path: Sequence[OpenApiParameter] = ()
    # The shape of its answer, and the problems that only some addresses have.
    shape: type[BaseSerializer]
    problems: tuple[int, ...] = ()
    has_pages = False

    def parameters(self) -> list[Parameter]:
        return []

    def answer(self, request, snapshot: Snapshot, **where) -> Any:
        """What stands at the address, as plain data, or another response."""
        raise NotImplementedError

    def check_throttles(self, request):
        self.standing = counted(request, "api", RATE)
        if not self.standing.is_allowed:
            raise TooMany(self.standing.wait)

    def get(self, request, **where):
        check(request.GET, self.parameters())
        snapshot = current()
        self.validators = validators(request, snapshot)
        if not_changed := self.not_changed(request, snapshot):
            return not_changed
        # What identifies an entry is its address in English, whoever asks.
        with translation.override(settings.LANGUAGE_CODE):
            answer = self.answer(request, snapshot, **where)
        return answer if isinstance(answer, HttpResponse) else Response(answer)

    def options(self, request, **where):
        return HttpResponse(status=204)

    def not_changed(self, request, snapshot: Snapshot) -> HttpResponse | None:
        # While very much changes, an entry may have been hidden that the index still holds.
        if snapshot.is_behind:
            return None
        modified = self.validators.get("Last-Modified")
        response = get_conditional_response(request, self.validators["ETag"], modified and moment_of(snapshot))
        return problem(412) if response is not None and response.status_code == 412 else response

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        if hasattr(self, "standing"):
            for name, value in self.standing.headers.items():
                response[name] = value
        if response.status_code in (200, 304):
            for name, value in self.validators.items():
                response[name] = value
        if response.status_code in (200, 304, 308):
            patch_cache_control(response, public=True, max_age=MAX_AGE)
        patch_vary_headers(response, ["Accept"])
        response["X-Robots-Tag"] = "noindex"
        return response

    def get_renderer_context(self):
        is_for_people = getattr(self, "request", None) is not None and wants_page(self.request)
        return super().get_renderer_context() | {"indent": 2 if is_for_people else None}


def wants_page(request) -> bool:
    return any(str(accepted).startswith(FOR_PEOPLE) for accepted in request.accepted_types)


def validators(request, snapshot: Snapshot) -> dict[str, str]:
    """An answer follows from the index, from what was asked, and from the shapes that the document describes."""
    parts = (snapshot.revision, document.digest(), request.get_full_path(), wants_page(request))
    found = {"ETag": f'"{hashlib.sha256(repr(parts).encode(errors="surrogateescape")).hexdigest()[:24]}"'}
    # In the second of a change another one may follow, which the time could not tell.
    if snapshot.revision and time.time() - moment_of(snapshot) > 2:
        found["Last-Modified"] = http_date(moment_of(snapshot))
    return found


def moment_of(snapshot: Snapshot) -> int:
    """When the index last changed, in seconds: the number of a revision is a moment."""
    return snapshot.revision // 1_000_000

"""What every address of the API does: counts who asks, says what it holds, and answers 304 where nothing changed."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from core import content_version
from core.guards.rates import counted
from core.keeping import cache_control
from core.languages import ENGLISH
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
        # A page that a browser asks for is the same answer in another layout.
        self.etag = content_version.etag(request, str(wants_page(request)))
        if not_changed := self.not_changed(request):
            return not_changed
        snapshot = current()
        # What identifies an entry is its address in English, whoever asks.
        with translation.override(ENGLISH):
            answer = self.answer(request, snapshot, **where)
        return answer if isinstance(answer, HttpResponse) else Response(answer)

    def options(self, request, **where):
        return HttpResponse(status=204)

    def not_changed(self, request) -> HttpResponse | None:
        response = get_conditional_response(request, self.etag)
        return problem(412) if response is not None and response.status_code == 412 else response

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        if hasattr(self, "standing"):
            for name, value in self.standing.headers.items():
                response[name] = value
        if response.status_code in (200, 304) and self.etag:
            response["ETag"] = self.etag
        if response.status_code in (200, 304, 308):
            response["Cache-Control"] = cache_control(MAX_AGE)
        patch_vary_headers(response, ["Accept"])
        response["X-Robots-Tag"] = "noindex"
        return response

    def get_renderer_context(self):
        is_for_people = getattr(self, "request", None) is not None and wants_page(self.request)
        return super().get_renderer_context() | {"indent": 2 if is_for_people else None}


def wants_page(request) -> bool:
    return any(str(accepted).startswith(FOR_PEOPLE) for accepted in request.accepted_types)

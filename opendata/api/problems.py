"""What is said when an answer cannot be given: a problem as RFC 9457 has it, for every address of the API."""

import json
from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.urls import reverse
from rest_framework.exceptions import APIException

from core.addresses import absolute
from opendata.api.standing import ROOT

CONTENT_TYPE = "application/problem+json"
# By status: a word for the address of its explanation, and a sentence where there is none more exact.
PROBLEMS = {
    400: ("bad-request", "The request could not be understood."),
    404: ("not-found", "There is nothing at this address."),
    405: ("method-not-allowed", "The API is read only: use GET, HEAD or OPTIONS."),
    406: ("not-acceptable", "Answers are in JSON: ask with “Accept: application/json”, or without Accept."),
    410: ("gone", "This entry has been removed from the directory."),
    412: ("precondition-failed", "What the request expects of this address is not so."),
    429: ("too-many-requests", "Too many requests came from your network."),
    500: ("server-error", "Something went wrong on our side. It has been noted."),
    503: ("unavailable", "The directory is out of reach for a moment. Please try again later."),
}


class Refused(APIException):
    """Parameters that cannot be understood, each with a sentence."""

    status_code = 400

    def __init__(self, errors: list[tuple[str, str]]):
        self.errors = [{"parameter": name, "detail": sentence} for name, sentence in errors]
        super().__init__(" ".join(sentence for _, sentence in errors))


class Gone(APIException):
    status_code = 410
    default_detail = PROBLEMS[410][1]


class TooMany(APIException):
    status_code = 429

    def __init__(self, wait: int):
        self.wait = wait
        super().__init__(f"{PROBLEMS[429][1]} Please wait {wait} seconds; the headers RateLimit tell what is left.")


def kind_of_problem(status: int) -> str:
    """The address at which it is explained."""
    return f"{absolute(reverse('api'))}#{PROBLEMS[status][0]}"


def problem(status: int, detail: str = "", **more) -> HttpResponse:
    said = {
        "type": kind_of_problem(status),
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or PROBLEMS[status][1],
        **more,
    }
    body = json.dumps(said, ensure_ascii=False)
    return HttpResponse(body, status=status, content_type=CONTENT_TYPE, headers={"X-Robots-Tag": "noindex"})


def handled(exception: Exception, context: dict) -> HttpResponse | None:
    """The problem behind an exception of a view; nothing for what the site's own handlers have to note first."""
    if isinstance(exception, Http404):
        return problem(404, str(exception))
    if not isinstance(exception, APIException):
        return None
    if isinstance(exception, Refused):
        return problem(400, exception.detail, errors=exception.errors)
    own = isinstance(exception, Gone | TooMany)
    response = problem(exception.status_code, str(exception.detail) if own else "")
    if isinstance(exception, TooMany):
        response["Retry-After"] = exception.wait
    return response


def for_programs(path: str) -> bool:
    """Whether programs ask at this address: the API, or data of the original site."""
    return f"{path}/".startswith(f"{ROOT}/") or path.endswith("json")


def for_api(request, status: int, headers: dict | None = None) -> HttpResponse | None:
    """The problem, if a program asks."""
    # The last resort of the site is asked without a request.
    if request is None or not for_programs(request.path_info):
        return None
    response = problem(status)
    for name, value in (headers or {}).items():
        response[name] = value
    return response

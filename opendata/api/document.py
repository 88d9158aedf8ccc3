"""The OpenAPI document of the API, drawn from the views and the shapes by drf-spectacular."""

import functools
import json
from http import HTTPStatus

from django.conf import settings
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.renderers import OpenApiYamlRenderer
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from core.languages import ENGLISH
from opendata.api.parameters import Parameter
from opendata.api.problems import CONTENT_TYPE, PROBLEMS
from opendata.api.shapes.answers import Problem, RefusedProblem

JSON = "application/json"
# Problems that any address may have.
ANYWHERE = (400, 405, 406, 412, 429, 500, 503)
# Headers of answers, with the statuses that have them; of all where none is named.
HEADERS = (
    ("RateLimit-Policy", "How much may be asked: `q` in `w` seconds, in a minute and in a day.", None),
    ("RateLimit", "What is left of it, `r`, and for how many seconds, `t`.", None),
    (
        "ETag",
        "Names this state of the answer: send it back as If-None-Match, and 304 says that nothing changed.",
        [200],
    ),
    ("Cache-Control", "How long the answer may be kept without asking again.", [200]),
    ("Retry-After", "How many seconds to wait.", [429, 503]),
    ("Allow", "The methods that there are.", [405]),
    ("Location", "The address of the other entry.", [308]),
)


# What shared responses are called.
NAMES = {status: HTTPStatus(status).phrase.replace(" ", "") for status in (304, 308, *PROBLEMS)}


class Described(AutoSchema):
    """What a view says of itself, as an operation of the document."""

    def get_operation_id(self):
        return self.view.operation

    def get_summary(self):
        return self.view.summary

    def get_description(self):
        return self.view.description

    def get_tags(self):
        return [self.view.tag]

    def _is_list_view(self, serializer=None):
        # Pages of lists are shapes of their own.
        return False

    def get_override_parameters(self):
        links = [header("Link", "The addresses of the page before, `prev`, and after, `next`.", [200])]
        more = links if self.view.has_pages else []
        asked = [documented(parameter) for parameter in self.view.parameters()]
        return [*self.view.of_path, *asked, *(header(*each) for each in HEADERS), *more]

    def get_response_serializers(self):
        answers = {(200, JSON): OpenApiResponse(self.view.shape, "The answer.")}
        answers[304] = OpenApiResponse(None, "Nothing has changed since the state that If-None-Match names.")
        if 410 in self.view.problems:
            answers[308] = OpenApiResponse(None, "Another entry stands in for this one, at the address in Location.")
        for status in sorted({*ANYWHERE, *self.view.problems}):
            shape = RefusedProblem if status == 400 else Problem
            answers[status, CONTENT_TYPE] = OpenApiResponse(shape, PROBLEMS[status][1])
        return answers


def header(name: str, description: str, statuses: list[int] | None) -> OpenApiParameter:
    # drf-spectacular takes True for all answers.
    where = statuses or True
    return OpenApiParameter(name, str, OpenApiParameter.HEADER, description=description, response=where)


def documented(parameter: Parameter) -> OpenApiParameter:
    schema = {"type": "array", "items": parameter.schema} if parameter.is_list else parameter.schema
    held_in = f" The vocabulary `{parameter.vocabulary}` has the values." if parameter.vocabulary else ""
    return OpenApiParameter(
        parameter.name,
        schema,
        OpenApiParameter.QUERY,
        required=parameter.is_required,
        description=f"{parameter.description}{held_in}",
        explode=True if parameter.is_list else None,
        style="form" if parameter.is_list else None,
        extensions={"x-vocabulary": parameter.vocabulary} if parameter.vocabulary else None,
    )


def shared(result: dict, **about) -> dict:
    """The document with the responses that many operations have written once; a hook of drf-spectacular."""
    kept = result["components"].setdefault("responses", {})
    for path in result["paths"].values():
        responses = path["get"]["responses"]
        for status in responses.keys() - {"200"}:
            name = NAMES[int(status)]
            kept.setdefault(name, responses[status])
            responses[status] = {"$ref": f"#/components/responses/{name}"}
    return result


@functools.cache
def document() -> dict:
    # Kept for all: in English, whoever asks first.
    with translation.override(ENGLISH):
        written = SchemaGenerator().get_schema(public=True)
    # The address of a demo is not in the settings when the site starts.
    return written | {"servers": [{"url": settings.SITE_URL}]}


@functools.cache
def as_json() -> bytes:
    return json.dumps(document(), ensure_ascii=False, indent=1).encode()


@functools.cache
def as_yaml() -> bytes:
    return OpenApiYamlRenderer().render(document(), renderer_context={})

"""The page that explains the API: its parts are drawn from the OpenAPI document, so that they are as true as it is."""

import functools
import re
from typing import NamedTuple

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.keeping import kept
from core.metadata import Crumb, Metadata
from opendata.api.document import document
from opendata.api.problems import PROBLEMS
from opendata.api.standing import MAX_AGE, MOST, RATE, ROOT, USUAL

# In the words of the page.
TYPES = {"integer": "whole number", "number": "number", "boolean": "true or false", "null": "null", "string": "text"}
FORMATS = {"uri": "web address", "date-time": "moment", "date": "day"}


class Field(NamedTuple):
    """A parameter, or a field of a shape, in words."""

    name: str
    type: str
    # The shape that it has, explained elsewhere on the page.
    shape: str
    about: SafeString
    is_required: bool = False


class Operation(NamedTuple):
    id: str
    path: str
    summary: str
    about: SafeString
    parameters: list[Field]
    shape: str


class Shape(NamedTuple):
    name: str
    about: SafeString
    fields: list[Field]


@kept
def api(request):
    path = reverse("api")
    description = "Everything that the directory shows, for programs: a read API without accounts and keys."
    meta = Metadata(title="Read API", description=description, path=path, trail=(Crumb("Read API", path),))
    context = {
        "meta": meta,
        "root": f"{settings.SITE_URL}{ROOT}",
        "groups": groups(),
        "shapes": shapes(),
        "problems": [(slug, status, sentence) for status, (slug, sentence) in PROBLEMS.items()],
        "rate": RATE,
        "usual": USUAL,
        "most": MOST,
        "max_age": MAX_AGE,
    }
    return render(request, "opendata/api.html", context)


@functools.cache
def groups() -> dict[str, list[Operation]]:
    """The operations by what they are about."""
    found: dict[str, list[Operation]] = {}
    for path, methods in document()["paths"].items():
        described = methods["get"]
        answer = described["responses"]["200"]["content"]["application/json"]["schema"]
        made = Operation(
            described["operationId"],
            path,
            described["summary"],
            with_code(described["description"]),
            [parameter(each) for each in described.get("parameters", [])],
            type_of(answer)[1],
        )
        found.setdefault(described["tags"][0], []).append(made)
    return found


@functools.cache
def shapes() -> list[Shape]:
    return [
        Shape(name, with_code(schema.get("description", "")), [field(*each) for each in schema["properties"].items()])
        for name, schema in document()["components"]["schemas"].items()
        if "properties" in schema
    ]


def parameter(told: dict) -> Field:
    type_, shape = type_of(told["schema"])
    return Field(told["name"], type_, shape, with_code(told.get("description", "")), told.get("required", False))


def field(name: str, schema: dict) -> Field:
    type_, shape = type_of(schema)
    return Field(name, type_, shape, with_code(schema.get("description", "")))


def type_of(schema: dict) -> tuple[str, str]:
    """The type of a schema in words, and the shape that it names."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        target = document()["components"]["schemas"][name]
        return ("", name) if "properties" in target else type_of(target)
    if alternatives := schema.get("allOf") or schema.get("oneOf"):
        types = [type_of(each) for each in alternatives]
        words, shape = [type_ for type_, _ in types if type_], next((name for _, name in types if name), "")
        return " or ".join([*words, *([""] if shape and words else [])]), shape
    if schema.get("type") == "array":
        type_, shape = type_of(schema["items"])
        return f"list of {type_}".strip(), shape
    if "enum" in schema:
        return " or ".join(f"“{value}”" for value in schema["enum"]), ""
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    words = TYPES | {"string": FORMATS.get(schema.get("format", ""), TYPES["string"])}
    return " or ".join(words[type_] for type_ in types), ""


def with_code(text: str) -> SafeString:
    """The text with what stands between `back ticks` as code."""
    parts = re.split("`([^`]*)`", text)
    told = (format_html("<code>{}</code>", part) if place % 2 else part for place, part in enumerate(parts))
    return format_html_join("", "{}", ((part,) for part in told))

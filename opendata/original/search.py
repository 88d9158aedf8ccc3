"""/search.json: the names of the five best entries of each kind, for words that are sent as JSON or in the address."""

import json

from django.http import HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.keeping import kept
from search.query import Query, parse
from search.results import find

# The original's keys, in its order.
KEYS = {"organisations": "organisation", "caseStudies": "casestudy", "projects": "project", "blogPosts": "post"}
LONGEST_BODY = 10_000


class Refused(Exception):
    """What is asked cannot be read; its text says why."""


@csrf_exempt
@kept
@require_http_methods(["GET", "HEAD", "POST"])
def search(request) -> HttpResponse:
    """Without a token for forms: nobody is known here, and nothing is written."""
    try:
        query = parse(sent(request) if request.method == "POST" else readable(request.GET.get("term", "")))
    except Refused as refusal:
        return JsonResponse({"error": str(refusal)}, status=400)
    return JsonResponse(best(query))


def best(query: Query) -> dict[str, list[dict]]:
    sections = find(query).best() if query else ()
    found = {section.kind.name: section.hits for section in sections}
    return {key: [{"name": hit.name, "url": hit.path} for hit in found.get(kind, ())] for key, kind in KEYS.items()}


def sent(request) -> str:
    try:
        body = request.read(LONGEST_BODY + 1)
        if len(body) > LONGEST_BODY:
            raise Refused(f"The body is longer than {LONGEST_BODY} bytes.")
        asked = json.loads(body.decode())
    except (OSError, ValueError, RecursionError):
        raise Refused('Send the words as JSON in UTF-8: {"term": "open data"}.') from None
    return readable(asked.get("term") if isinstance(asked, dict) else None)


def readable(term: object) -> str:
    if not isinstance(term, str):
        raise Refused("There is no “term”, the text to search for.")
    if "\0" in term:
        raise Refused("The “term” holds a character that is none (NUL).")
    return term

"""/search.json: the best matches of each kind for a term, which the original took as JSON."""

import json

from django.http import HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.addresses import absolute
from opendata.original.formats import json_text
from search.forms import SearchForm
from search.results import find

# The original's names for the kinds, in its order.
NAMES = {
    "organisations": "organisation",
    "caseStudies": "casestudy",
    "projects": "project",
    "blogPosts": "post",
}
LONGEST = 10_000
NOT_UNDERSTOOD = 'Send the words as JSON in UTF-8, such as {"term": "open data"}.'


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def search(request) -> HttpResponse:
    term = posted(request.body) if request.method == "POST" else request.GET.get("term", "")
    if term is None:
        return JsonResponse({"error": NOT_UNDERSTOOD}, status=400)
    return HttpResponse(json_text(found(term)), content_type="application/json")


def posted(body: bytes) -> str | None:
    """The term in what was sent; none where it cannot be read."""
    try:
        sent = json.loads(body[:LONGEST].decode())
    except (ValueError, RecursionError):
        return None
    term = sent.get("term") if isinstance(sent, dict) else None
    return term if isinstance(term, str) and "\0" not in term else None


def found(term: str) -> dict[str, list[dict[str, str]]]:
    query = SearchForm({"q": term}).query
    sections = {section.kind.name: section.hits for section in find(query).best()} if query else {}
    return {
        name: [{"name": hit.name, "url": absolute(hit.path)} for hit in sections.get(kind, ())]
        for name, kind in NAMES.items()
    }

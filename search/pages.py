"""The page that searches everything, suggestions while one types, and what browsers are told of both."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import TemplateView, View

from core.keeping import cache_control, kept
from core.metadata import Crumb, Metadata
from core.text import grouped, quoted
from core.views import page_of
from search.forms import SearchForm
from search.kinds import kind_named, kinds
from search.results import Found, find
from search.suggest import suggestions


@kept
class SearchPage(View):
    def get(self, request):
        form = SearchForm(request.GET)
        if not form.query:
            return render(request, "search/start.html", {"meta": start(), "form": form, "kinds": kinds()})
        found, kind = find(form.query, form.is_literal), form.chosen
        page = page_of(found.places(kind) if kind else range(1), request.GET.get("page", "1"))
        # Where the chosen kind has none, what all kinds have is told.
        counted = kind if found.count(kind) else ""
        every = found.count_of_all_words(counted)
        context = {
            "meta": results(form, page.number),
            "form": form,
            "feed": kind_named(kind).feed if kind else "search",
            "found": found,
            "every": every,
            "some": found.count(counted) - every,
            "choices": choices(form, found),
            "sections": [found.slice(kind_named(kind), page.object_list)] if kind else found.best(),
            "page": page,
            "page_numbers": list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)),
            "has_more": bool(kind) and found.count(kind) > page.paginator.count,
            "changes": [] if every else list(found.changes()),
            "near": [] if found.count() else found.near(),
        }
        return render(request, "search/results.html", context)


def start() -> Metadata:
    path = reverse("search:page")
    title = gettext("Search")
    description = gettext("Search organisations, projects, case studies and news of digital social innovation.")
    return Metadata(title=title, description=description, path=path, trail=(Crumb(title, path),))


def results(form: SearchForm, page: int) -> Metadata:
    """What is found for some words is for people, not for search engines."""
    words, path = form.query.text, form.address(page=page if page > 1 else "")
    title = gettext("%(title)s, page %(number)s") % {"title": words, "number": page} if page > 1 else words
    return Metadata(
        title=f"{title} – {start().title}",
        path=path,
        for_people_only=True,
        trail=(*start().trail, Crumb(quoted(words), path)),
    )


def choices(form: SearchForm, found: Found) -> list[dict]:
    """All kinds together and each alone, with how much is found of it."""
    texts = {"": gettext("All")} | {kind.name: kind.title for kind in kinds()}
    return [
        {
            "text": text,
            "count": grouped(found.count(kind)),
            "address": form.address(kind=kind),
            "chosen": kind == form.chosen,
        }
        for kind, text in texts.items()
    ]


class Suggestions(View):
    """Names that are begun like this, as options for the search box."""

    # Seconds; the same letters are typed by many.
    max_age = 60

    def get(self, request):
        words = SearchForm(request.GET).words
        response = self.answer(request, words, suggestions(words))
        response["Cache-Control"] = cache_control(self.max_age)
        return response

    def answer(self, request, words, sections) -> HttpResponse:
        count = sum(len(section.items) for section in sections)
        return render(request, "search/suggestions.html", {"sections": sections, "count": count})


class SuggestionsForBrowsers(Suggestions):
    """The same for the search box of a browser: the words and the names, as OpenSearch has them."""

    def answer(self, request, words, sections):
        names = [item.name for section in sections for item in section.items]
        return JsonResponse([words, names], safe=False, content_type="application/x-suggestions+json")


class OpenSearchDescription(TemplateView):
    template_name = "search/opensearch.xml"
    content_type = "application/opensearchdescription+xml"

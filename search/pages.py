"""The page that searches everything, suggestions while one types, and what browsers are told of both."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.generic import TemplateView, View


class SearchPage(View):
    def get(self, request):
        return render(request, "search/start.html", {"words": "", "ignored": []})


class Suggestions(View):
    """Names that are begun like this, as options for the search box."""

    max_age = 60

    def get(self, request):
        response = self.answer(request, "", [])
        patch_cache_control(response, public=True, max_age=self.max_age)
        return response

    def answer(self, request, words, sections) -> HttpResponse:
        return render(request, "search/suggestions.html", {"sections": sections})


class SuggestionsForBrowsers(Suggestions):
    """The same for the search box of a browser: the words and the names, as OpenSearch has them."""

    def answer(self, request, words, sections):
        names = [item.name for section in sections for item in section.items]
        return JsonResponse([words, names], safe=False, content_type="application/x-suggestions+json")


class OpenSearchDescription(TemplateView):
    template_name = "search/opensearch.xml"
    content_type = "application/opensearchdescription+xml"

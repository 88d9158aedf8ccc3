from django.urls import path

from search import pages

app_name = "search"
urlpatterns = [
    path("search", pages.SearchPage.as_view(), name="page"),
    path("search/suggest", pages.Suggestions.as_view(), name="suggestions"),
    path("search/suggest.json", pages.SuggestionsForBrowsers.as_view(), name="suggestions_json"),
    path("opensearch.xml", pages.OpenSearchDescription.as_view(), name="opensearch"),
]

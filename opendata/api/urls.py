from django.urls import path, re_path

from opendata.api import finding, pages, views
from opendata.api.kinds import KINDS
from opendata.api.lists import EntryListView
from opendata.api.standing import ROOT

root = ROOT.removeprefix("/")

entries = [
    address
    for segment, kind in KINDS.items()
    for address in (
        path(f"{root}/{segment}", EntryListView.as_view(kind=kind), name=f"api-{segment}"),
        path(f"{root}/{segment}/<number:number>", views.EntryView.as_view(kind=kind), name=f"api-{segment}-entry"),
    )
]

urlpatterns = [
    path("api", pages.api, name="api"),
    path(root, views.IndexView.as_view(), name="api-index"),
    *entries,
    path(f"{root}/vocabularies", views.VocabulariesView.as_view(), name="api-vocabularies"),
    path(f"{root}/vocabularies/<str:name>", views.VocabularyView.as_view(), name="api-vocabulary"),
    path(f"{root}/search", finding.SearchView.as_view(), name="api-search"),
    path(f"{root}/suggest", finding.SuggestView.as_view(), name="api-suggest"),
    re_path(rf"^{root}/openapi\.(?P<form>json|yaml)\Z", views.OpenApiView.as_view(), name="api-openapi"),
    # Not with a slash behind it, which leads to the address without.
    re_path(rf"^{root}/(?:[\s\S]*[^/])\Z", views.NothingView.as_view()),
]

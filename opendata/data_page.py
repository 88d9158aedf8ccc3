"""The page about the data: what there is, how it may be used and cited, and what its columns mean."""

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.keeping import kept
from core.languages import ENGLISH
from core.metadata import Crumb, Metadata
from core.structured import embedded
from opendata import catalogue as whole
from opendata.downloads.description import signs_of_csv
from opendata.downloads.listing import LICENCE, exception_of_texts
from search.snapshot import Snapshot, current

MEDIA_TYPE = "application/ld+json"


@kept
@require_safe
def page(request):
    """For a program that would rather have it, the catalogue alone."""
    response = catalogue(request) if preferred(request) == MEDIA_TYPE else shown(request, current())
    patch_vary_headers(response, ["Accept"])
    return response


def preferred(request) -> str:
    return request.get_preferred_type(["text/html", MEDIA_TYPE]) or ""


page.told_by = lambda request: {"Accept": preferred(request)}


@kept
@require_safe
def catalogue(request):
    return JsonResponse(dcat(current()), content_type=MEDIA_TYPE, json_dumps_params={"indent": 1})


def dcat(snapshot: Snapshot) -> dict:
    # Its texts say of themselves that they are English.
    with translation.override(ENGLISH):
        return whole.as_dcat(snapshot)


def shown(request, snapshot: Snapshot):
    path, title = reverse("data"), _("Open data")
    changed = whole.changed_at(snapshot.revision)
    meta = Metadata(
        title=title,
        description=whole.description_of_data(),
        path=path,
        trail=(Crumb(title, path),),
        things=(whole.as_thing(snapshot),),
    )
    context = {
        "meta": meta,
        "catalogue": embedded(dcat(snapshot)),
        "datasets": whole.datasets(snapshot),
        "changed": changed,
        "citation": whole.citation(localtime(changed).date() if changed else localdate()),
        "licence": LICENCE,
        "exception": exception_of_texts(),
        "signs_of_csv": signs_of_csv(),
    }
    return render(request, "opendata/data.html", context)

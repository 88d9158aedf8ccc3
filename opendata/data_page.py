"""The page about the data: what there is, how it may be used and cited, and what its columns mean."""

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.keeping import kept
from core.languages import ENGLISH
from core.metadata import Crumb, Metadata
from core.structured import embedded
from core.views import JSON_LD, EntryPage, prefers_data
from opendata import catalogue as whole
from opendata.downloads.description import signs_of_csv
from opendata.downloads.listing import LICENCE, exception_of_texts
from search.snapshot import Snapshot, current


@kept
@require_safe
def page(request):
    """For a program that would rather have it, the catalogue alone."""
    return catalogue(request) if prefers_data(request) else shown(request, current())


page.told_by = EntryPage.told_by


@kept
@require_safe
def catalogue(request):
    return JsonResponse(dcat(current()), content_type=JSON_LD, json_dumps_params={"indent": 1})


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

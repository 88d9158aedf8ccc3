"""/project/{id}.json: one project, without its members and those who asked to be."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from core.addresses import absolute
from core.keeping import kept
from core.models import AreaOfImpact, FocusArea, Tag, Technology
from core.models.vocabulary import Term
from opendata.original import countries
from opendata.original.batches import whole_day
from opendata.original.formats import json_text
from opendata.original.terms import by_name, names, numbered
from projects.models import Project, Status


@kept
@require_safe
def project(request, number: int) -> HttpResponse:
    entry = Project.objects.published().filter(number=number).first()
    if entry is None:
        raise Http404("There is no such project.")
    return HttpResponse(json_text(told(entry)), content_type="application/json")


def told(entry: Project) -> dict:
    country, name = countries.numbered(str(entry.country), entry.scope)
    organisations = entry.organisations.published().by_name().distinct()
    return {
        "name": entry.name,
        "url": entry.website,
        "status": "closed" if entry.status == Status.ENDED else "live",
        "shortDescription": entry.summary,
        "description": entry.body_html,
        "startDate": whole_day(entry.started),
        "endDate": whole_day(entry.ended),
        "tags": named(Tag, entry.tags),
        "impactTagsA": named(AreaOfImpact, entry.areas_of_impact),
        "impactTagsB": named(FocusArea, entry.focus_areas),
        "impactTagsC": named(Technology, entry.technologies),
        "organisationProjects": [
            {"id": held.number, "name": held.name, "url": absolute(held.get_absolute_url())} for held in organisations
        ],
        "countryID": country,
        "country": name,
        "countryRegion": entry.locality,
        "posts": [],
    }


def named(model: type[Term], held) -> list[str]:
    known = numbered(model)
    return names(by_name(known[key] for key in held.values_list("pk", flat=True)))

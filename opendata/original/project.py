"""/project/{number}.json: one project, without the people and the requests of the original's."""

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.keeping import kept
from core.views import moved_to
from opendata.original import countries
from opendata.original.projects import with_records
from organisations.models import Organisation
from projects.models import Project


@kept
@require_safe
def project(request, number: int) -> HttpResponse:
    """A published one; one that was merged leads to the one that stands in for it."""
    for [(row, record)] in with_records(Project.objects.published().filter(number=number)):
        return JsonResponse(told(row, record))
    if survivor := Project.objects.standing_in_for(number):
        return moved_to(request, reverse("original_project", kwargs={"number": survivor.number}))
    raise Http404("There is no such project.")


def told(row: dict, record: dict) -> dict:
    """The record of an export under the keys of this file: places have no numbers here, projects no posts within."""
    return {
        "name": record["project_name"],
        "url": record["website"],
        "status": "closed" if row["status"] == Project.Status.ENDED else "live",
        "shortDescription": record["short_description"],
        "description": record["long_description"],
        "startDate": record["start_date"],
        "endDate": record["end_date"],
        "tags": record["who_we_help_tags"],
        "impactTagsA": numbers(record["support_tags"]),
        "impactTagsB": numbers(record["focus"]),
        "impactTagsC": numbers(record["technology"]),
        "organisationProjects": taking_part(record["linked_organisation_ids"]),
        "countryID": countries.numbered(row["country"], row["scope"])[0],
        "countryRegionID": None,
        "countryRegion": record["region"],
        "posts": [],
    }


def numbers(tags: list[dict]) -> list[dict]:
    """Tags with numbers that are numbers, not text as in the exports."""
    return [tag | {"id": int(tag["id"])} for tag in tags]


def taking_part(organisations: list[str]) -> list[dict]:
    found = Organisation.objects.published().by_name().with_project_count().filter(number__in=organisations)
    return [
        {
            "id": organisation.number,
            "name": organisation.name,
            "url": organisation.get_absolute_url(),
            "projectsCount": organisation.project_count,
        }
        for organisation in found
    ]

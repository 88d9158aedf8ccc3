"""Organisations as the original gave them out."""

from collections.abc import Iterable, Iterator

from django.db.models import Count

from core.models import Network, OrganisationSize, OrganisationType, Tag, is_published
from opendata.models import ImportedRecord
from opendata.original import countries
from opendata.original.batches import degrees, grouped, in_batches, keys_by_entry, whole_day
from opendata.original.given import Given, given
from opendata.original.terms import NOTHING, as_objects, names, numbered
from organisations.models import Organisation
from projects.models import Participation

FIELDS = (
    "name", "website", "summary", "body", "body_html", "country", "scope", "locality", "latitude", "longitude",
    "address", "type_id", "size_id", "founded", "created_at",
)  # fmt: skip


def records() -> Iterator[list[dict]]:
    """All published organisations by name, in batches: each with the original's keys, in its order."""
    vocabularies = {model: numbered(model) for model in (OrganisationType, OrganisationSize, Tag, Network)}
    for rows in in_batches(Organisation.objects.published().by_name(), *FIELDS):
        came = given(ImportedRecord.Kind.ORGANISATION, rows)
        projects = projects_of(rows)
        tags, networks = (keys_by_entry(Organisation, name, rows) for name in ("tags", "networks"))
        yield [
            record(
                row | {"projects": projects[number], "tags": tags[number], "networks": networks[number]},
                came[number],
                vocabularies,
            )
            for number, row in rows.items()
        ]


def projects_of(numbers: Iterable[int]) -> dict[int, list[int]]:
    """The public projects that organisations take part in."""
    parts = Participation.objects.filter(is_published("project__"), organisation__in=numbers)
    return grouped(parts.order_by("project").values_list("organisation", "project").distinct())


def partner_counts(numbers: Iterable[int]) -> dict[int, int]:
    """With how many public organisations each shares a public project."""
    shared = Participation.objects.filter(
        is_published("project__"), is_published("project__participations__organisation__"), organisation__in=numbers
    )
    counted = (
        shared.order_by()
        .values("organisation")
        .annotate(count=Count("project__participations__organisation", distinct=True))
    )
    # Each is among those who take part in its projects.
    return {organisation: count - 1 for organisation, count in counted.values_list("organisation", "count")}


def record(row: dict, came: Given, vocabularies: dict) -> dict:
    type_number, type_name = vocabularies[OrganisationType].get(row["type_id"], NOTHING)
    _, size = vocabularies[OrganisationSize].get(row["size_id"], NOTHING)
    _, country = countries.numbered(row["country"], row["scope"])
    return {
        "organisation_id": row["number"],
        "organisation_name": row["name"],
        "website": row["website"],
        "short_description": came.short_text(row["summary"]),
        "long_description": came.description(row["summary"], row["body"], row["body_html"]),
        "country": came.country(row["country"], row["scope"], country),
        "region": row["locality"],
        "latitude": degrees(row["latitude"]),
        "longitude": degrees(row["longitude"]),
        "address": came.address(row["address"]),
        "organisation_type": {"id": type_number, "name": type_name},
        "organisation_size": came.size(row["size_id"], size),
        "startDate": whole_day(row["founded"]),
        "linked_project_ids": [str(number) for number in row["projects"]],
        "tags": names(came.terms("tags", "tags", row["tags"], vocabularies[Tag])),
        "networkTags": as_objects(came.terms("networkTags", "networks", row["networks"], vocabularies[Network])),
        "created": came.day("created", row["created_at"]),
    }

"""Projects as the original gave them out."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from core.models import AreaOfImpact, FocusArea, Tag, Technology, is_published
from opendata.models import ImportedRecord
from opendata.original import countries
from opendata.original.batches import degrees, grouped, in_batches, keys_by_entry, whole_day
from opendata.original.given import Given, given
from opendata.original.terms import as_objects, by_name, names, numbered
from projects.models import Participation, Project

FIELDS = (
    "name", "website", "summary", "body", "body_html", "social_impact", "social_impact_html", "country", "scope",
    "locality", "latitude", "longitude", "started", "ended", "status", "created_at",
)  # fmt: skip
HELD = ("focus_areas", "areas_of_impact", "technologies", "helps", "tags")
# Column of the original, our field and its vocabulary.
COLUMNS = (
    ("support_tags", "areas_of_impact", AreaOfImpact),
    ("focus", "focus_areas", FocusArea),
    ("technology", "technologies", Technology),
)


def records() -> Iterator[list[dict]]:
    """All published projects by name, in batches: each with the original's keys, in its order."""
    for batch in with_records(Project.objects.published().by_name()):
        yield [told for _, told in batch]


def with_records(projects: QuerySet[Project]) -> Iterator[list[tuple[dict, dict]]]:
    """Projects in batches, each as the row that was read and the record that it makes."""
    vocabularies = {model: numbered(model) for model in (AreaOfImpact, FocusArea, Technology, Tag)}
    for rows in in_batches(projects, *FIELDS):
        came = given(ImportedRecord.Kind.PROJECT, rows)
        around = {field: keys_by_entry(Project, field, rows) for field in HELD} | {
            "organisations": organisations_of(rows)
        }
        yield [
            (row, record(row | {name: found[number] for name, found in around.items()}, came[number], vocabularies))
            for number, row in rows.items()
        ]


def organisations_of(numbers: Iterable[int]) -> dict[int, list[int]]:
    """The public organisations that take part in projects."""
    parts = Participation.objects.filter(is_published("organisation__"), project__in=numbers)
    return grouped(parts.order_by("organisation").values_list("project", "organisation").distinct())


def record(row: dict, came: Given, vocabularies: dict) -> dict:
    _, country = countries.numbered(row["country"], row["scope"])
    return {
        "project_id": row["number"],
        "project_name": row["name"],
        "website": row["website"],
        "short_description": came.short_text(row["summary"]),
        "long_description": came.description(row["summary"], row["body"], row["body_html"]),
        "social_impact": came.long_text("social_impact", row["social_impact"], row["social_impact_html"]),
        "start_date": whole_day(row["started"]) or None,
        "end_date": whole_day(row["ended"]) or None,
        "country": came.country(row["country"], row["scope"], country),
        "region": row["locality"],
        "latitude": degrees(row["latitude"]),
        "longitude": degrees(row["longitude"]),
        "linked_organisation_ids": [str(number) for number in row["organisations"]],
        **tags(row, came, vocabularies),
        "creation_date": came.day("creation_date", row["created_at"]),
    }


def tags(row: dict, came: Given, vocabularies: dict) -> dict[str, list]:
    """The four columns of tags.

    The original let people write tags of their own into each. Those that an import brought go back to where they
    stood; those that were added here stand where the original's form had tags alone, among whom the project helps.
    """
    free = {column: came.free_tags(column, row["tags"], vocabularies[Tag]) for column, _, _ in COLUMNS}
    others = [tag for tag in row["tags"] if not any(tag in placed for placed in free.values())]
    helps = came.terms("who_we_help_tags", "helps", [*row["helps"], *others], vocabularies[Tag])
    return {"who_we_help_tags": names(helps)} | {
        column: as_objects(
            by_name([*came.terms(column, field, row[field], vocabularies[model]), *free[column].values()])
        )
        for column, field, model in COLUMNS
    }

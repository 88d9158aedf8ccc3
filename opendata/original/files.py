"""The small JSON files from which the original's pages drew their lists, for those who came to read them too."""

from collections.abc import Callable, Iterator

from django.http import StreamingHttpResponse
from django.views.decorators.http import require_safe

from core.addresses import absolute
from core.keeping import kept
from core.models import AreaOfImpact, Network, Tag, Technology, is_published
from core.models.vocabulary import Term
from opendata.original import countries, terms
from opendata.original.batches import grouped, in_batches, keys_by_entry
from opendata.original.exports import streamed
from opendata.original.formats import as_json, json_text
from opendata.original.organisations import projects_of
from opendata.original.projects import organisations_of
from organisations.models import Organisation
from projects.models import Participation, Project

LISTED = ("name", "slug", "locality", "country", "scope")


def file(content: Callable[[], object]) -> Callable:
    """A page of what a function gives: a whole, or a list in batches."""

    @kept
    @require_safe
    def page(request) -> StreamingHttpResponse:
        given = content()
        pieces = as_json("", given) if isinstance(given, Iterator) else iter([json_text(given)])
        return streamed(request, pieces, "application/json")

    return page


def every_country() -> list[dict]:
    return [{"id": number, "text": name} for number, name in countries.every()]


def project_tags() -> dict:
    impact = [*vocabulary(AreaOfImpact), *vocabulary(Technology)]
    return {"tags": vocabulary(Tag), "impactTags": sorted(impact, key=lambda term: term["name"].lower())}


def organisation_tags() -> dict:
    return {"tags": vocabulary(Tag), "netwTags": vocabulary(Network)}


def vocabulary(model: type[Term]) -> list[dict]:
    return [{"id": number, "name": name} for number, name in terms.by_name(terms.numbered(model).values())]


def all_projects() -> Iterator[list[dict]]:
    numbers = {model: terms.numbered(model) for model in terms.FIRST_OWN}
    for rows in in_batches(Project.objects.published().by_name(), *LISTED):
        organisations = organisations_of(rows)
        held = {name: held_by(Project, name, rows, numbers) for name in ("focus_areas", "tags", "areas_of_impact")}
        technologies = held_by(Project, "technologies", rows, numbers)
        yield [
            listed(Project, row)
            | {
                "organisationsCount": len(organisations[number]),
                "dsiFocusTags": held["focus_areas"][number],
                "tags": held["tags"][number],
                "helpTags": held["areas_of_impact"][number],
                "techTags": technologies[number],
            }
            for number, row in rows.items()
        ]


def all_organisations() -> Iterator[list[dict]]:
    numbers = {model: terms.numbered(model) for model in terms.FIRST_OWN}
    for rows in in_batches(Organisation.objects.published().by_name(), *LISTED):
        projects, partners = projects_of(rows), partners_of(rows)
        tags, networks = (held_by(Organisation, name, rows, numbers) for name in ("tags", "networks"))
        yield [
            listed(Organisation, row)
            | {
                "projectsCount": len(projects[number]),
                "partnersCount": len(partners[number]),
                "tags": tags[number],
                "netwTags": networks[number],
            }
            for number, row in rows.items()
        ]


def listed(model, row: dict) -> dict:
    """What both lists say of an entry; no logo is held of those that came from the original."""
    number, country = countries.numbered(row["country"], row["scope"])
    return {
        "id": row["number"],
        "name": row["name"],
        "region": row["locality"],
        "country": country,
        "countryID": number,
        "url": absolute(model(number=row["number"], slug=row["slug"]).get_absolute_url()),
        "logo": "",
    }


def held_by(model, field: str, numbers, vocabularies: dict) -> dict[int, list[int]]:
    """The original's numbers of the terms that entries hold in a field."""
    known = vocabularies[model._meta.get_field(field).related_model]
    held = keys_by_entry(model, field, numbers)
    return grouped((entry, known[key][0]) for entry, keys in held.items() for key in keys if key in known)


def partners_of(numbers) -> dict[int, list[int]]:
    """Other public organisations in the public projects of organisations."""
    parts = Participation.objects.filter(
        is_published("project__"),
        is_published("project__participations__organisation__"),
        organisation__in=numbers,
    )
    pairs = parts.values_list("organisation", "project__participations__organisation").distinct()
    return grouped((one, other) for one, other in pairs if one != other)

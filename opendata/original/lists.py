"""The lists of entries, each with what the original's list showed of them."""

from collections.abc import Iterator

from django.utils import dateformat
from django.utils.timezone import localtime

from blog.models import Category, Post
from casestudies.models import CaseStudy
from core.models import AreaOfImpact, Entry, FocusArea, Network, Picture, Tag, Technology
from core.palette import Colour
from opendata.original import countries
from opendata.original.batches import in_batches, keys_by_entry
from opendata.original.organisations import partner_counts, projects_of
from opendata.original.projects import organisations_of
from opendata.original.terms import numbered
from organisations.models import Organisation
from projects.models import Project

LISTED = ("name", "slug", "locality", "country", "scope", "logo_id")
POST = ("name", "slug", "summary", "category", "published_at", "image_id")
CASE_STUDY = ("name", "slug", "summary", "card_colour", "card_image_id")
# Keys of the lists, with our fields and their vocabularies; free tags stand with those whom a project helps.
OF_PROJECTS = {
    "dsiFocusTags": {"focus_areas": FocusArea},
    "tags": {"helps": Tag, "tags": Tag},
    "helpTags": {"areas_of_impact": AreaOfImpact},
    "techTags": {"technologies": Technology},
}
OF_ORGANISATIONS = {"tags": {"tags": Tag}, "netwTags": {"networks": Network}}
CATEGORIES = {Category.BLOG: (1, "Blogs"), Category.EVENT_REPORT: (2, "Events"), Category.NEWS: (3, "News")}


def projects() -> Iterator[list[dict]]:
    numbers = numbers_of(OF_PROJECTS)
    for rows in in_batches(Project.objects.published().by_name(), *LISTED):
        organisations, pictures = organisations_of(rows), pictures_of(rows, "logo_id")
        terms = terms_of(Project, rows, OF_PROJECTS, numbers)
        yield [
            listed(Project, row, pictures) | {"organisationsCount": len(organisations[number])} | terms[number]
            for number, row in rows.items()
        ]


def organisations() -> Iterator[list[dict]]:
    numbers = numbers_of(OF_ORGANISATIONS)
    for rows in in_batches(Organisation.objects.published().by_name(), *LISTED):
        projects, partners, pictures = projects_of(rows), partner_counts(rows), pictures_of(rows, "logo_id")
        terms = terms_of(Organisation, rows, OF_ORGANISATIONS, numbers)
        yield [
            listed(Organisation, row, pictures)
            | {"projectsCount": len(projects[number]), "partnersCount": partners.get(number, 0)}
            | terms[number]
            for number, row in rows.items()
        ]


def posts() -> Iterator[list[dict]]:
    """The newest first. The text on a card was the one text that the original's list had."""
    for rows in in_batches(Post.objects.published().newest(), *POST):
        pictures = pictures_of(rows, "image_id")
        yield [post(row, pictures) for row in rows.values()]


def case_studies() -> Iterator[list[dict]]:
    """The newest first. The original failed at this address; the keys are those that it was about to give."""
    for rows in in_batches(CaseStudy.objects.published().newest(), *CASE_STUDY):
        pictures = pictures_of(rows, "card_image_id")
        yield [case_study(row, pictures) for row in rows.values()]


def listed(model, row: dict, pictures: dict[int, str]) -> dict:
    country_number, country = countries.numbered(row["country"], row["scope"])
    return {
        "id": row["number"],
        "name": row["name"],
        "region": row["locality"],
        "country": country,
        "countryID": country_number,
        "url": address(model, row),
        "logo": pictures.get(row["logo_id"], ""),
    }


def post(row: dict, pictures: dict[int, str]) -> dict:
    category_number, category = CATEGORIES[row["category"]]
    return {
        "id": row["number"],
        "title": row["name"],
        "featuredImage": pictures.get(row["image_id"], ""),
        "content": row["summary"],
        "categoryID": category_number,
        "datePublished": dateformat.format(localtime(row["published_at"]), "jS F Y"),
        "url": address(Post, row),
        "isPublished": True,
        "category": category,
    }


def case_study(row: dict, pictures: dict[int, str]) -> dict:
    return {
        "id": row["number"],
        "cardImage": pictures.get(row["card_image_id"], ""),
        "cardColour": Colour(row["card_colour"]).hex,
        "logo": "",
        "introCardText": row["summary"],
        "title": row["name"],
        "isPublished": True,
        "url": address(CaseStudy, row),
    }


def address(model: type[Entry], row: dict) -> str:
    return model(number=row["number"], slug=row["slug"]).get_absolute_url()


def pictures_of(rows: dict[int, dict], field: str) -> dict[int, str]:
    """Addresses of the pictures that rows show, by their keys."""
    shown = {row[field] for row in rows.values()} - {None}
    return {picture.pk: picture.url() for picture in Picture.objects.filter(pk__in=shown)} if shown else {}


def numbers_of(keys: dict[str, dict]) -> dict[str, dict]:
    """Numbers and names of all terms of each field."""
    return {field: numbered(vocabulary) for fields in keys.values() for field, vocabulary in fields.items()}


def terms_of(model: type[Entry], rows: dict, keys: dict[str, dict], numbers: dict[str, dict]) -> dict[int, dict]:
    """The numbers of the terms that entries hold, under the original's keys: those of the files of tags."""
    held = {field: keys_by_entry(model, field, rows) for field in numbers}
    return {
        entry: {
            key: sorted({numbers[field][term][0] for field in fields for term in held[field].get(entry, ())})
            for key, fields in keys.items()
        }
        for entry in rows
    }

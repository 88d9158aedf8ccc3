"""The keys that an entry of each kind may have in a sample file, and the shape of their values."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from blog.models import Post
from casestudies.models import CaseStudy
from core.models import Entry
from organisations.models import Organisation
from projects.models import Project


@dataclass(frozen=True)
class Shape:
    meaning: str
    fits: Callable[[object], bool]


def list_of(kind: type, meaning: str) -> Shape:
    return Shape(meaning, lambda value: isinstance(value, list) and all(type(item) is kind for item in value))


def tables(**shapes: Shape) -> Shape:
    """A list of tables, of which each has the first of the named keys and may have the others."""
    first = next(iter(shapes))

    def fits(value) -> bool:
        return list_of(dict, "").fits(value) and all(
            first in table and all(key in shapes and shapes[key].fits(part) for key, part in table.items())
            for table in value
        )

    return Shape(f"a list of tables with {' and '.join(shapes)}", fits)


TEXT = Shape("a text", lambda value: isinstance(value, str))
NUMBER = Shape("a whole number", lambda value: type(value) is int)
DEGREES = Shape("a number of degrees", lambda value: type(value) in (int, Decimal))
TEXTS = list_of(str, "a list of texts")
NUMBERS = list_of(int, "a list of numbers")

ENTRY = {"number": NUMBER, "tags": TEXTS} | dict.fromkeys(
    ("name", "summary", "body", "language", "published_on", "checked_on"), TEXT
)
PLACE = {"latitude": DEGREES, "longitude": DEGREES} | dict.fromkeys(
    ("country", "scope", "locality", "address", "precision"), TEXT
)


@dataclass(frozen=True)
class Kind:
    key: str
    model: type[Entry]
    shapes: dict[str, Shape]

    @property
    def noun(self) -> str:
        return str(self.model._meta.verbose_name)


KINDS = (
    Kind(
        "organisations",
        Organisation,
        ENTRY
        | PLACE
        | dict.fromkeys(("website", "founded", "type", "size", "lifecycle"), TEXT)
        | {"names": tables(name=TEXT, kind=TEXT, language=TEXT), "links": TEXTS, "networks": TEXTS},
    ),
    Kind(
        "projects",
        Project,
        ENTRY
        | PLACE
        | dict.fromkeys(("social_impact", "started", "ended", "status", "website"), TEXT)
        | dict.fromkeys(("focus_areas", "areas_of_impact", "technologies", "helps"), TEXTS)
        | {"organisations": tables(number=NUMBER, role=TEXT)},
    ),
    Kind(
        "case_studies",
        CaseStudy,
        ENTRY
        | PLACE
        | dict.fromkeys(
            ("introduction", "facts", "outcome", "started", "ended", "website", "website_label", "card_colour"), TEXT
        )
        | {"areas_of_impact": TEXTS, "organisations": NUMBERS, "projects": NUMBERS, "home_position": NUMBER},
    ),
    Kind(
        "posts",
        Post,
        ENTRY
        | {"category": TEXT, "author_name": TEXT}
        | dict.fromkeys(("organisations", "projects", "case_studies"), NUMBERS),
    ),
)
LINKED_KINDS = ("organisations", "projects", "case_studies")

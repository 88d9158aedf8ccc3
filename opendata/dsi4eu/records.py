"""One record of the original's export, as it stands in the file, in either of the export's two shapes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

from opendata.dsi4eu.characters import one_line

LARGEST_NUMBER = 2_147_483_647
# The export's deepest value is a name in a tag in a list in a record in the file.
DEEPEST = 20
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class UnknownShape(ValueError):
    """A record that is not one of the original's; its text says why, in half a sentence."""


@dataclass(frozen=True, slots=True)
class Term:
    """A tag or type: the export of 10 March 2017 has only names, that of 27 March numbers with names."""

    number: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawOrganisation:
    number: int
    name: str
    website: str = ""
    short_description: str = ""
    long_description: str = ""
    country: str = ""
    region: str = ""
    latitude: str = ""
    longitude: str = ""
    address: str = ""
    type: Term = Term()
    size: str = ""
    start_date: str = ""
    project_numbers: tuple[int, ...] = ()
    tags: tuple[Term, ...] = ()
    networks: tuple[Term, ...] = ()
    created: str = ""
    as_given: Mapping[str, object] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawProject:
    number: int
    name: str
    website: str = ""
    short_description: str = ""
    long_description: str = ""
    social_impact: str = ""
    country: str = ""
    region: str = ""
    latitude: str = ""
    longitude: str = ""
    start_date: str = ""
    end_date: str = ""
    organisation_numbers: tuple[int, ...] = ()
    helps: tuple[Term, ...] = ()
    areas_of_impact: tuple[Term, ...] = ()
    focus_areas: tuple[Term, ...] = ()
    technologies: tuple[Term, ...] = ()
    created: str = ""
    as_given: Mapping[str, object] = field(default_factory=dict, repr=False, compare=False)


def organisation(record: object) -> RawOrganisation:
    fields = Fields(record)
    fields.refuse_if_swapped("organisation", "project")
    return RawOrganisation(
        number=fields.number("organisation_id"),
        name=fields.name("organisation_name"),
        type=fields.term("organisation_type"),
        size=fields.text("organisation_size"),
        address=fields.text("address"),
        start_date=fields.text("startDate"),
        project_numbers=fields.numbers("linked_project_ids"),
        tags=fields.terms("tags"),
        networks=fields.terms("networkTags"),
        created=fields.text("created"),
        **fields.shared(),
    )


def project(record: object) -> RawProject:
    fields = Fields(record)
    fields.refuse_if_swapped("project", "organisation")
    return RawProject(
        number=fields.number("project_id"),
        name=fields.name("project_name"),
        social_impact=fields.text("social_impact"),
        start_date=fields.text("start_date"),
        end_date=fields.text("end_date"),
        organisation_numbers=fields.numbers("linked_organisation_ids"),
        helps=fields.terms("who_we_help_tags"),
        areas_of_impact=fields.terms("support_tags"),
        focus_areas=fields.terms("focus"),
        technologies=fields.terms("technology"),
        created=fields.text("creation_date"),
        **fields.shared(),
    )


class Fields:
    """Reads the fields of one record, refusing with UnknownShape what the export never held there."""

    def __init__(self, record: object):
        if not isinstance(record, Mapping):
            raise UnknownShape(f"is {_called(record)}, not an entry")
        self.record = record

    def refuse_if_swapped(self, wanted: str, other: str) -> None:
        if f"{wanted}_id" not in self.record and f"{other}_id" in self.record:
            raise UnknownShape(f"is of the kind {other}, not {wanted}; perhaps the two files were swapped")

    def shared(self) -> dict[str, object]:
        keys = ("website", "short_description", "long_description", "country", "region", "latitude", "longitude")
        return {key: self.text(key) for key in keys} | {"as_given": storable_json(self.record)}

    def text(self, key: str) -> str:
        value = self.record.get(key)
        if value is None:
            return ""
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return str(value)
        raise UnknownShape(f"holds {_called(value)} as “{key}”")

    def number(self, key: str) -> int:
        if key not in self.record:
            raise UnknownShape(f"has no “{key}”")
        return _number(self.record[key], key)

    def name(self, key: str) -> str:
        name = self.text(key)
        if not one_line(name):
            raise UnknownShape(f"has no “{key}”")
        return name

    def numbers(self, key: str) -> tuple[int, ...]:
        return tuple(_number(value, key) for value in self._list(key))

    def term(self, key: str) -> Term:
        return _term(self.record.get(key), key)

    def terms(self, key: str) -> tuple[Term, ...]:
        return tuple(_term(value, key) for value in self._list(key))

    def _list(self, key: str) -> list[object]:
        value = self.record.get(key)
        if value is None or value == "":
            return []
        if isinstance(value, list):
            return value
        raise UnknownShape(f"holds {_called(value)} instead of a list as “{key}”")


def storable_json(value: object, depth: int = 0) -> object:
    """The value as PostgreSQL can keep it, whose JSON has no NUL, no half surrogate pair and no infinite number."""
    if depth > DEEPEST:
        raise UnknownShape("is nested too deeply")
    if isinstance(value, str):
        return UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, Mapping):
        return {storable_json(key): storable_json(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [storable_json(inner, depth + 1) for inner in value]
    return str(value) if isinstance(value, float) and not isfinite(value) else value


def _term(value: object, key: str) -> Term:
    if isinstance(value, Mapping) and set(value) <= {"id", "name"}:
        number = value.get("id")
        return Term(_number(number, key) if number not in (None, "", 0, "0") else None, _text(value.get("name"), key))
    return Term(name=_text(value, key))


def _text(value: object, key: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    raise UnknownShape(f"holds {_called(value)} within “{key}”")


def _number(value: object, key: str) -> int:
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if text.isascii() and text.isdecimal() and len(text) <= 10 and 0 < int(text) <= LARGEST_NUMBER:
        return int(text)
    raise UnknownShape(f"holds something that is no number of an entry as “{key}”")


def _called(value: object) -> str:
    names = {
        bool: "true or false",
        str: "a text",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "nothing")

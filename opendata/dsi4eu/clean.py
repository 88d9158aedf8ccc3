"""A raw record as the values our entries hold, with notes on all that was changed."""

from dataclasses import dataclass
from datetime import date
from html import unescape

from opendata.dsi4eu import addresses, dates, vocabulary
from opendata.dsi4eu.characters import cut, one_line
from opendata.dsi4eu.markdown import to_plain
from opendata.dsi4eu.notes import Note, Notes
from opendata.dsi4eu.places import Place, place
from opendata.dsi4eu.records import RawOrganisation, RawProject
from opendata.dsi4eu.suspicion import Shown, link_count, suspicions
from opendata.dsi4eu.texts import Texts, texts

LONGEST_NAME = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanEntry:
    """What organisations and projects share; dates and vocabulary values as in `dates` and `vocabulary`."""

    number: int
    name: str
    website: str
    texts: Texts
    place: Place
    tags: tuple[str, ...]
    linked_numbers: tuple[int, ...]
    created_on: date | None
    suspicions: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def is_suspect(self) -> bool:
        return bool(self.suspicions)


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanOrganisation(CleanEntry):
    """`networks` are the original's number, where it is one network's, and the name."""

    address: str
    founded: str
    type: str
    size: str
    networks: tuple[tuple[int | None, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanProject(CleanEntry):
    started: str
    ended: str
    focus_areas: tuple[str, ...]
    areas_of_impact: tuple[str, ...]
    technologies: tuple[str, ...]
    helps: tuple[str, ...]


def clean_organisation(record: RawOrganisation) -> CleanOrganisation:
    notes = Notes()
    tags = vocabulary.free_tags(record.tags, notes.on("tags"))
    return CleanOrganisation(
        address=addresses.postal(record.address, notes.on("address")),
        founded=dates.partial_date(record.start_date, notes.on("founded")),
        type=vocabulary.organisation_type(record.type, notes.on("type")),
        size=vocabulary.organisation_size(record.size, notes.on("size")),
        networks=vocabulary.networks(record.networks, notes.on("networks")),
        **_shared(record, tags, record.project_numbers, notes),
    )


def clean_project(record: RawProject) -> CleanProject:
    notes = Notes()
    started, ended = dates.period(record.start_date, record.end_date, notes)
    focus = vocabulary.focus_areas(record.focus_areas, notes.on("focus_areas"))
    impact = vocabulary.areas_of_impact(record.areas_of_impact, notes.on("areas_of_impact"))
    technology = vocabulary.technologies(record.technologies, notes.on("technologies"))
    helps = vocabulary.free_tags(record.helps, notes.on("helps"))
    tags = vocabulary.distinct((*focus.tags, *impact.tags, *technology.tags))
    return CleanProject(
        started=started,
        ended=ended,
        focus_areas=focus.slugs,
        areas_of_impact=impact.slugs,
        technologies=technology.slugs,
        helps=helps,
        **_shared(record, tags, record.organisation_numbers, notes, helps, record.social_impact),
    )


def _shared(record, tags, linked_numbers, notes: Notes, helps=(), social_impact="") -> dict[str, object]:
    name = _name(record.name, notes.on("name"))
    website = addresses.website(record.website, notes.on("website"))
    found_texts = texts(record.short_description, record.long_description, social_impact, notes)
    shown = Shown(
        name=name,
        website=website,
        tags=(*tags, *helps),
        summary=to_plain(record.short_description),
        long_text=to_plain(f"{record.long_description}\n{social_impact}"),
        outgoing_links=link_count(record.long_description, social_impact),
    )
    reasons = suspicions(shown)
    for reason in reasons:
        notes.on("state").flagged(reason, name)
    return {
        "number": record.number,
        "name": name,
        "website": website,
        "texts": found_texts,
        "place": place(record.country, record.region, record.latitude, record.longitude, notes),
        "tags": tags,
        "linked_numbers": tuple(sorted(set(linked_numbers))),
        "created_on": dates.day(record.created, notes.on("created_on")),
        "suspicions": tuple(reasons),
        "notes": tuple(notes.written),
    }


def _name(text: str, notes: Notes) -> str:
    name = one_line(unescape(text)) or one_line(text)
    if len(name) > LONGEST_NAME:
        notes.flagged(f"The name was cut at {LONGEST_NAME} characters.", name)
        name = cut(name, LONGEST_NAME)
    elif name != text:
        notes.cleaned("Spaces, damaged or invisible characters of the name were tidied.", text, name)
    return name

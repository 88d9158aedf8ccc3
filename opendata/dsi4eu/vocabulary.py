"""The original's terms: types, sizes, focus areas, areas of impact, technologies, tags and networks, as our slugs.

Every name and number that the original used for them from 2013 to 2019 is known here. What is on none of its main lists
becomes a free tag, spelled as it was.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from opendata.dsi4eu.characters import cut, fold, one_line
from opendata.dsi4eu.notes import Notes
from opendata.dsi4eu.placeholders import placeholder_reason
from opendata.dsi4eu.records import Term

LONGEST_TAG = 100

TYPES = {
    "non-profit": (
        1,
        "Social enterprise, charity, foundation or other non-profit",
        "Social Enterprise Charity Or Foundation",
    ),
    "business": (2, "For-profit business", "Business"),
    "research": (3, "Academia/Research organisation", "Academia And Research"),
    "grassroots": (
        4,
        "Grassroots organisation or community network",
        "Grass Roots Organization Or Community Network",
    ),
    "public-sector": (5, "Government/Public Sector", "Government And Public Sector"),
}
SIZES = {
    "0-5": (2, "0-5 people"),
    # A spreadsheet read "6-10" as the sixth of October 2017 and wrote that day's number.
    "6-10": (4, "6-10 people", "43014"),
    "11-25": (1, "11-25 people"),
    "26-50": (3, "26-50 people"),
    "51-100": (6, "51-100 people"),
    "101-500": (7, "101-500 people"),
    "501-1000": (8, "501-1000 people"),
    "over-1000": (5, "over-1000 people"),
}
FOCUS_AREAS = {
    "open-hardware": (35, "Open hardware"),
    "open-networks": (9, "Open networks"),
    "open-data": (8, "Open data"),
    "open-knowledge": (4, "Open knowledge"),
}
AREAS_OF_IMPACT = {
    "health-and-care": (18, "Health and care", "Health and wellbeing"),
    "skills-and-learning": (1, "Skills and learning", "Education and skills"),
    "food-environment-and-climate-change": (37, "Food, environment and climate change", "Energy and environment"),
    "migration-and-integration": (1630, "Migration and integration"),
    "digital-democracy": (2, "Digital democracy", "Participation and democracy"),
    "cities-and-urban-development": (20, "Cities and urban development", "Neighbourhood regeneration"),
    "work-and-employment": (7, "Work and employment"),
    "culture-and-arts": (3, "Culture and arts"),
    "science": (27, "Science"),
    "finance-and-economy": (14, "Finance and economy"),
}
TECHNOLOGIES = {
    "social-networks-and-social-media": (931, "Social networks and social media"),
    "crowdsourcing-crowdmapping-and-crowdfunding": (1013, 933, "Crowdsourcing, crowdmapping and crowdfunding"),
    "open-data": (8, "Open data"),
    "mobile-and-web-apps": (929, "Mobile and web apps"),
    "open-source-technologies": (935, "Open-source technologies"),
    "peer-to-peer-networks": (938, "Peer-to-peer networks"),
    "online-learning-and-moocs": (937, "Online learning and MOOCs"),
    "online-marketplaces-and-noticeboards": (934, "Online marketplaces and noticeboards"),
    "big-data": (72, "Big data"),
    "sensors-and-internet-of-things": (78, "Sensors and internet of things"),
    "geotagging-gps-and-gis": (940, "Geotagging, GPS and GIS"),
    "digital-fabrication-and-3d-printing": (932, "Digital fabrication and 3D-printing"),
    "wearables-and-personal-monitoring": (930, "Wearables and personal monitoring"),
    "ai-and-machine-learning": (
        1631,
        939,
        "AI and machine learning",
        "Artificial intelligence and machine learning",
    ),
    "digital-democracy-tools": (936, "Digital democracy tools"),
    "blockchain-and-distributed-networks": (1014, "Blockchain and distributed networks"),
    "robotics": (180, "Robotics"),
    "vr-and-ar": (1632, "VR and AR"),
}

Vocabulary = Mapping[str, tuple[int | str, ...]]


@dataclass(frozen=True, slots=True)
class Classified:
    """What a list of the original's tags says: slugs of our vocabulary, and free tags, each in the order given."""

    slugs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def organisation_type(term: Term, notes: Notes) -> str:
    return _one_of(TYPES, term, notes, "This is none of the five types of organisation.")


def organisation_size(text: str, notes: Notes) -> str:
    name = re.sub(r"\s*[–—-]\s*", "-", one_line(text)).removesuffix("people").strip()
    return _one_of(SIZES, Term(name=f"{name} people" if name not in ("", "43014") else name), notes, "This is no size.")


def focus_areas(terms: Iterable[Term], notes: Notes) -> Classified:
    return _classified(FOCUS_AREAS, terms, {}, notes)


def areas_of_impact(terms: Iterable[Term], notes: Notes) -> Classified:
    return _classified(AREAS_OF_IMPACT, terms, {}, notes)


def technologies(terms: Iterable[Term], notes: Notes) -> Classified:
    return _classified(TECHNOLOGIES, terms, AREAS_OF_IMPACT, notes)


def free_tags(terms: Iterable[Term], notes: Notes) -> tuple[str, ...]:
    return _classified({}, terms, {}, notes).tags


def networks(terms: Iterable[Term], notes: Notes) -> tuple[tuple[int | None, str], ...]:
    """Number and name of each network; a name that lists several has no number, as it is not one network's."""
    found: dict[str, tuple[int | None, str]] = {}
    for term in terms:
        names = _pieces(term.name, notes)
        for name in names:
            found.setdefault(fold(name), (term.number if len(names) == 1 else None, name))
    return tuple(found.values())


def distinct(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags without those that differ from an earlier one only in case, accents or signs."""
    first: dict[str, str] = {}
    for tag in tags:
        first.setdefault(fold(tag), tag)
    return tuple(first.values())


def _one_of(vocabulary: Vocabulary, term: Term, notes: Notes, reason: str) -> str:
    given = one_line(term.name)
    slug = _slug(vocabulary, term)
    if not slug and (given or term.number):
        notes.dropped(reason, given or term.number)
    elif slug and given and _is_former(given, vocabulary[slug]):
        notes.cleaned("Former names were replaced by the present ones.", given, slug)
    return slug


def _slug(vocabulary: Vocabulary, term: Term) -> str:
    """The slug with the term's name, or with its number where it has no name."""
    name = fold(term.name) if one_line(term.name) else ""
    for slug, known in vocabulary.items():
        if name in _folded_names(known) if name else term.number in known:
            return slug
    return ""


@cache
def _folded_names(known: tuple[int | str, ...]) -> list[str]:
    return [fold(name) for name in _names(known)]


def _names(known: tuple[int | str, ...]) -> list[str]:
    return [value for value in known if isinstance(value, str)]


def _classified(vocabulary: Vocabulary, terms: Iterable[Term], elsewhere: Vocabulary, notes: Notes) -> Classified:
    slugs: dict[str, str] = {}
    tags: dict[str, str] = {}
    for term in terms:
        whole = _slug(vocabulary, term)
        for piece in [term] if whole else [Term(name=name) for name in _pieces(term.name, notes)]:
            if slug := whole or _slug(vocabulary, piece):
                slugs.setdefault(slug, one_line(piece.name))
            elif _slug(elsewhere, piece):
                notes.dropped("An area of impact stood among the technologies.", piece.name)
            else:
                tags.setdefault(fold(piece.name), piece.name)
    if former := [name for slug, name in slugs.items() if name and _is_former(name, vocabulary[slug])]:
        notes.cleaned("Former names were replaced by the present ones.", " | ".join(former))
    return Classified(tuple(slugs), tuple(tags.values()))


def _is_former(name: str, known: tuple[int | str, ...]) -> bool:
    return fold(name) != _folded_names(known)[0]


def _pieces(text: str, notes: Notes) -> list[str]:
    """The tags in one tag's text: several where it is a list with commas, none where it says nothing."""
    pieces = [piece for part in one_line(text).split(",") if (piece := part.strip(" #;.\"'“”"))]
    if len(pieces) > 1:
        notes.cleaned("A tag with commas was split into several.", text, " | ".join(pieces))
    telling = []
    for piece in pieces:
        if piece.isdecimal():
            notes.dropped("A number is no tag.", piece)
        elif placeholder_reason(piece) and len(piece) != 1:
            notes.dropped("The tag says nothing.", piece)
        else:
            telling.append(cut(piece, LONGEST_TAG))
    return telling

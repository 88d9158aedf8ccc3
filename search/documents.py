"""Makes documents of entries: what is found of each, as rows for the index."""

import functools
import html
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils import translation
from django_countries import countries

from core.models import Entry
from core.text import host_of
from search.facets import ENDED, INITIAL, KIND, NOT_STATED, STATE
from search.kinds import Description, Kind
from search.languages import stemmer
from search.models import Name
from search.words import address_key, pairs, plain, squashed, stemmable

# PostgreSQL counts the places of words up to 16,383; a text of this length has fewer.
TEXT_LENGTH = 60_000
# Words of a name from which it can be begun.
BEGINNINGS = 8
COUNTRY_LANGUAGES = ("en", "de", "fr", "es", "it", "ca", "pt", "nl", "pl")
TAGS = re.compile(r"<[^>]*>")
DOMAIN_NAME = re.compile(r"([^\W_][\w-]*)\.[^\W\d_]{2,6}")

Row = dict[str, Any]


@translation.override(settings.LANGUAGE_CODE)
def rows(kind: Kind, numbers: Sequence[int]) -> list[Row]:
    """One row for each entry of these numbers that is public now."""
    around = kind.around(numbers)
    merged = defaultdict(list)
    for number, name in kind.model.objects.merged().filter(merged_into__in=numbers).values_list("merged_into", "name"):
        merged[number].append(name)
    made = []
    for entry in kind.entries().published().filter(pk__in=numbers).defer("body"):
        found = kind.describe(entry, {name: held[entry.pk] for name, held in around.items()})
        found.names += merged[entry.pk]
        made.append(row(kind, entry, found))
    return made


def row(kind: Kind, entry: Entry, found: Description) -> Row:
    names = [name for name in dict.fromkeys(found.names) if name]
    place = getattr(entry, "place", "")
    text = text_of(found.html)
    country, scope = (str(getattr(entry, field, "")) for field in ("country", "scope"))
    weighted = {
        "a": " ".join(names),
        "b": " ".join([*found.terms, *found.linked, place, *country_names(country)]),
        "c": entry.summary,
        "d": text,
    }
    words = {part: plain(written) for part, written in weighted.items()}
    words["a"] = " ".join([words["a"], *dict.fromkeys(pair for name in names for pair in pairs(name))])
    return {
        "kind": kind.name,
        "number": entry.number,
        "language": entry.language,
        "stemmer": stemmer(entry.language),
        "name": entry.name,
        "path": entry.get_absolute_url(),
        "note": found.note[:120],
        "place": place,
        "summary": entry.summary,
        "text": text,
        "folded_names": "\n".join(map(plain, names)),
        "sort_key": entry.sort_key,
        "published_at": entry.published_at.isoformat(),
        "checked_on": entry.checked_on and entry.checked_on.isoformat(),
        "project_count": found.project_count,
        "latitude": _number(entry, "latitude"),
        "longitude": _number(entry, "longitude"),
        "names": names_of(names, found.addresses),
        "values": values(kind, entry, found, [code for code in (country, scope) if code]),
        "words": words,
        "stems": {part: stemmable(written) for part, written in weighted.items()},
    }


@functools.cache
def country_names(code: str) -> tuple[str, ...]:
    """The country's name in the languages in which visitors write it."""
    names = []
    for language in COUNTRY_LANGUAGES if code else ():
        with translation.override(language):
            names.append(str(countries.name(code)))
    return tuple(dict.fromkeys(names))


def _number(entry: Entry, field: str) -> float | None:
    value = getattr(entry, field, None)
    return None if value is None else float(value)


def text_of(parts: Iterable[str]) -> str:
    """The words of sanitised HTML, without its marks."""
    written = html.unescape(TAGS.sub(" ", " ".join(parts)[: 4 * TEXT_LENGTH]))
    return " ".join(written.replace("\0", "").split())[:TEXT_LENGTH]


def names_of(names: Iterable[str], addresses: Iterable[str]) -> list[tuple[int, str]]:
    """The texts that find an entry at once, each with its form."""
    found: dict[tuple[int, str], None] = {}
    for name in names:
        whole, words = squashed(name), plain(name).split()
        wholes = [whole, *(squashed(match[1]) for match in [DOMAIN_NAME.fullmatch(name)] if match)]
        begun = [" ".join(words[start:]) for start in range(min(len(words), BEGINNINGS))]
        found |= dict.fromkeys((Name.Form.WHOLE.value, text[:255]) for text in wholes if text)
        found |= dict.fromkeys((Name.Form.BEGINNING.value, text[:255]) for text in (*begun, whole) if text)
    own, *elsewhere = [*addresses, ""]
    keys = [address_key(url) for url in (own, *elsewhere) if host_of(url)]
    if host_of(own):
        keys.append(address_key(host_of(own)))
    found |= dict.fromkeys((Name.Form.ADDRESS.value, key) for key in keys if key)
    return list(found)


def values(kind: Kind, entry: Entry, found: Description, country: list[str]) -> list[tuple[str, str]]:
    """Facets and values that the entry holds, "not stated" where it says nothing."""
    held = {"country": country, "language": [entry.language], **found.values}
    pairs_of = [
        (facet.name, value)
        for facet in kind.facets
        for value in [value for value in held[facet.name] if value] or ([NOT_STATED] if facet.may_be_missing else [])
    ]
    pairs_of += [(KIND, kind.name), (INITIAL, entry.initial), (STATE, "archived" if entry.is_archived else "current")]
    return pairs_of + ([(ENDED, "yes")] if found.ended else [])

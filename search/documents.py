"""Makes documents of entries: what is found of each, as rows for the index."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import translation

from core.languages import ENGLISH
from core.models import Entry
from core.text import host_of, without_marks
from search.facets import ENDED, INITIAL, KIND, NOT_STATED, STATE
from search.kinds import Description, Kind
from search.languages import stemmer
from search.models import Name
from search.places import country_names
from search.shown import kept_note, kept_place
from search.words import address_key, pairs, plain, squashed, stemmable

# PostgreSQL counts the places of words up to 16,383; a text of this length has fewer.
TEXT_LENGTH = 60_000
# Words of a name from which it can be begun.
BEGINNINGS = 8
# Words that are also written as one: "Wi-Fi", "O.K.F.", "open-source".
COMPOUND = re.compile(r"[^\W_]+(?:[-‐‑.][^\W_]+)+")
# Between texts that do not follow one another, so that no phrase reaches across: a letter that no search can hold,
# because `words.plain` drops it.
APART = " ˠ "
DOMAIN_NAME = re.compile(r"([^\W_][\w-]*)\.[^\W\d_]{2,6}")

Row = dict[str, Any]


@translation.override(ENGLISH)
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
    country, scope, town = (str(getattr(entry, field, "")) for field in ("country", "scope", "locality"))
    texts = {
        "a": names,
        "b": [*found.terms, *found.linked, place, *country_names(country)],
        "c": [entry.summary],
        "d": [text],
    }
    words = {part: words_of(written) for part, written in texts.items()}
    words["a"] += APART.join(dict.fromkeys(pair for name in names for pair in pairs(name)))
    return {
        "kind": kind.name,
        "number": entry.number,
        "language": entry.language,
        "stemmer": stemmer(entry.language),
        "name": entry.name,
        "path": entry.get_absolute_url(),
        "note": kept_note(kind, found.values, entry.published_at.date()),
        "place": kept_place(town, country or scope),
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
        "values": values(kind, entry, found, {"country": [country, scope], "town": [town]}),
        "words": words,
        "stems": {part: stemmable(" ".join(written)) for part, written in texts.items()},
    }


def _number(entry: Entry, field: str) -> float | None:
    value = getattr(entry, field, None)
    return None if value is None else float(value)


def words_of(texts: Iterable[str]) -> str:
    """The words of texts that do not follow one another, with those that a hyphen or dot joins also as one."""
    texts = list(texts)
    compounds = dict.fromkeys(squashed(found[0]) for text in texts for found in COMPOUND.finditer(text))
    return APART.join([*map(plain, texts), *compounds, ""])


def text_of(parts: Iterable[str]) -> str:
    """The words of sanitised HTML, as many as the index keeps."""
    return without_marks(" ".join(parts)[: 4 * TEXT_LENGTH])[:TEXT_LENGTH]


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


def values(kind: Kind, entry: Entry, found: Description, place: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Facets and values that the entry holds, "not stated" where it says nothing."""
    held = {**place, "language": [entry.language], **found.values}
    pairs_of = [
        (facet.name, value)
        for facet in kind.facets
        for value in [value for value in held[facet.name] if value] or ([NOT_STATED] if facet.may_be_missing else [])
    ]
    pairs_of += [(KIND, kind.name), (INITIAL, entry.initial), (STATE, "archived" if entry.is_archived else "current")]
    return pairs_of + ([(ENDED, "yes")] if found.ended else [])

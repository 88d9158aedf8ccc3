"""What an import gives back: values as they came, where they still say what the entry says.

They do while no editor has changed the entry since, and while cleaning found nothing in them to mend or to drop. Then
the way in left something out that nobody misses but who compares: the lines of an address, the spelling of a tag.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from html import unescape

from django.utils.html import escape
from django.utils.timezone import localdate

from core.text import slug_for
from opendata.dsi4eu.addresses import postal
from opendata.dsi4eu.characters import fold, one_line
from opendata.dsi4eu.markdown import to_plain
from opendata.dsi4eu.notes import Notes
from opendata.dsi4eu.placeholders import placeholder_reason
from opendata.dsi4eu.places import country_and_scope
from opendata.dsi4eu.plan import SOURCE
from opendata.dsi4eu.records import Fields, Term
from opendata.dsi4eu.texts import long_text
from opendata.dsi4eu.vocabulary import organisation_size
from opendata.models import ImportedRecord
from opendata.original.terms import Numbered, by_name

# Whatever a browser could take for a tag, also once it is decoded.
MARKUP = re.compile(r"<[a-z/!?]", re.IGNORECASE)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
UNKNOWN_DAY = "1970-01-01"
LONGEST_SLUG = 120


class Given:
    """The imported record of one entry; an empty one for an entry that was made here."""

    def __init__(self, raw: dict | None = None, written: dict | None = None):
        self.raw, self.written = raw or {}, written or {}

    def address(self, present: str) -> str:
        return self._as_it_came("address", present, postal, present)

    def country(self, code: str, scope: str, name: str) -> str:
        return self._as_it_came("country", (code, scope), country_and_scope, name)

    def size(self, key: int | None, name: str) -> str:
        slugs = self._slugs("size", [key])
        return self._as_it_came("organisation_size", next(iter(slugs), ""), organisation_size, name)

    def description(self, summary: str, markdown: str, html: str) -> str:
        """The long description; an import that found nothing in it beyond the summary kept it there alone."""
        if markdown or not summary or summary != self.written.get("summary"):
            return self.long_text("long_description", markdown, html)
        if fold(long_text(self._text("long_description"), Notes())) != fold(summary):
            return html
        return f"<p>{escape(summary)}</p>\n" if self._has_markup("long_description") else self._text("long_description")

    def long_text(self, key: str, markdown: str, html: str) -> str:
        """A text that was plain when it came as it was then; any other as the HTML of its page."""
        # A form gives back the line ends of the web.
        present = markdown.replace("\r\n", "\n").strip()
        return html if self._has_markup(key) else self._as_it_came(key, present, long_text, html)

    def short_text(self, present: str) -> str:
        """The short description; nothing where an import took the summary from the longer text."""
        if present != self.written.get("summary"):
            return present
        words = one_line(to_plain(self._text("short_description")))
        if placeholder_reason(words):
            return ""
        return words if self._has_markup("short_description") else self._text("short_description")

    def day(self, key: str, created_at: datetime) -> str:
        if key not in self.raw:
            return localdate(created_at).isoformat()
        return self._text(key) if DAY.fullmatch(self._text(key)) else UNKNOWN_DAY

    def terms(self, key: str, field: str, held: Iterable[int], vocabulary: dict[int, Numbered]) -> list[Numbered]:
        """The terms that an entry holds in a field of ours, as this column spelled them, by name."""
        spelt = self._spelt(key, field, held)
        shown = {term: vocabulary[term] for term in held if term in vocabulary}
        return by_name((number, spelt[term].name if term in spelt else name) for term, (number, name) in shown.items())

    def free_tags(self, key: str, held: Iterable[int], vocabulary: dict[int, Numbered]) -> dict[int, Numbered]:
        """Those of an entry's tags that stood in this column, as they stood there, by our keys."""
        return {
            tag: (term.number or vocabulary[tag][0], term.name)
            for tag, term in self._spelt(key, "tags", held).items()
            if tag in vocabulary
        }

    def _spelt(self, key: str, field: str, held: Iterable[int]) -> dict[int, Term]:
        """What stood in this column for terms that an entry still holds, by our keys."""
        slugs = self._slugs(field, held)
        found: dict[int, Term] = {}
        for term in Fields(self.raw).terms(key) if slugs else ():
            ours = slugs.get(slug_for(term.name, fallback="", max_length=LONGEST_SLUG))
            if ours:
                found.setdefault(ours, term)
        return found

    def _slugs(self, field: str, held: Iterable[int | None]) -> dict[str, int]:
        """What an import called the terms that an entry still holds."""
        held = set(held)
        return {slug: key for slug, key in self.written.get(field, ()) if key is not None and key in held}

    def _as_it_came(self, key: str, present: object, clean: Callable[[str, Notes], object], otherwise: str) -> str:
        if key not in self.raw:
            return otherwise
        notes = Notes()
        stands = clean(self._text(key), notes) == present
        return self._text(key) if stands and all(note.action == "flagged" for note in notes.written) else otherwise

    def _text(self, key: str) -> str:
        value = self.raw.get(key)
        return value if isinstance(value, str) else ""

    def _has_markup(self, key: str) -> bool:
        text = self._text(key)
        return bool(MARKUP.search(text) or MARKUP.search(unescape(text)))


def given(kind: str, numbers: Iterable[int]) -> dict[int, Given]:
    """The imported records of these entries, by number; an empty one for each other number."""
    records = ImportedRecord.objects.filter(source=SOURCE, kind=kind, number__in=numbers)
    rows = records.values_list("number", "raw", "written")
    return defaultdict(Given, {number: Given(raw, written) for number, raw, written in rows})

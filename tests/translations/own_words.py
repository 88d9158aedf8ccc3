"""What pages say that nobody translates: names, and what entries and people say themselves."""

import re
from collections.abc import Iterable

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import override
from django_countries import countries

from core.languages import INTERFACE
from core.models import Entry
from core.models.translated import Translated
from submissions.models import Submission
from tests.translations.marked import LANGUAGE

# What is said in every language alike.
NAMES = [
    settings.SITE_NAME,
    "Atom",
    "RSS",
    "CSV",
    "XLSX",
    "Excel",
    "JSON",
    "GeoJSON",
    "CC BY 4.0",
    "CC0",
    "OpenStreetMap",
    "BibTeX",
    "Bluesky",
    "LinkedIn",
    "Mastodon",
    # What pages are searched for.
    "zzyzx",
    "qwrtp",
    "CC BY",
    "CC BY-NC-SA 4.0",
    "CSVW",
    "DCAT",
    "XML",
    *dict(INTERFACE).values(),
]
ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.[\w-]{2,}(?:/\S*)?")
HAS_WORDS = re.compile(r"[^\W\d_]{2}")


def own_words() -> list[str]:
    """What entries and people say themselves: names, tags, places. The longest first, as some hold others."""
    words = set(NAMES)
    for model in apps.get_models():
        if model._meta.app_label in ("auth", "contenttypes", "sessions", "django_tasks_database"):
            continue
        fields = [f.name for f in model._meta.concrete_fields if isinstance(f, models.CharField) and not f.choices]
        if issubclass(model, Entry):
            fields = [name for name in fields if name != "summary"]
            words |= set(model.objects.filter(language=LANGUAGE).exclude(summary="").values_list("summary", flat=True))
        for row in model.objects.values_list(*fields) if fields else ():
            # As pages show them, with single spaces.
            words |= {" ".join(word.split()) for word in row if isinstance(word, str) and HAS_WORDS.search(word)}
        if issubclass(model, Translated):
            words |= translated_lines(model)
    for submission in Submission.objects.all():
        words |= {submission.answer(part, "name") for part in submission.parts} - {""}
    with override(LANGUAGE):
        words |= {str(name) for _, name in countries}
    return sorted(words, key=len, reverse=True)


def translated_lines(model: type[Translated]) -> set[str]:
    """What editors have translated."""
    rows = model.objects.values_list(f"translations__{LANGUAGE}", flat=True)
    texts = (ADDRESS.sub("", text) for row in rows for text in (row or {}).values())
    return {line for text in texts for line in text.splitlines() if line}


def unmarked(text: str, words: list[str]) -> str:
    """What is left of a text without what is translated and what are names."""
    # Names with dots would be taken for addresses, and in addresses are names.
    left = ADDRESS.sub("", without(text, [word for word in words if "." in word and "//" not in word]))
    return " ".join(strip_tags(without(left, words)).split())


def without(text: str, words: list[str]) -> str:
    for word in words:
        if word in text:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "", text)
    return text


def untranslated(texts: Iterable[str], words: list[str]) -> list[str]:
    """What is neither translated nor a name, of texts of a page with `everything_marked` in its own language."""
    rest = {unmarked(text, words) for text in set(texts) if HAS_WORDS.search(text)}
    return sorted(text for text in rest if HAS_WORDS.search(text))

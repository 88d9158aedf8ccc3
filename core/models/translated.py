"""Texts of the site itself in its other languages, by one rule: the reader's language, else English."""

from typing import Any, ClassVar, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, TextField
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from core.languages import ENGLISH, OTHER_LANGUAGES, of_reader
from core.markdown import render


class Told(NamedTuple):
    """A text with the language it is in."""

    text: str
    language: str

    @property
    def is_foreign(self) -> bool:
        """Whether it is in another language than the page around it."""
        return bool(self.text) and self.language != of_reader()


def told(field: str) -> Combinable:
    """A field of something translated in the reader's language, for a query."""
    language = of_reader()
    if language not in OTHER_LANGUAGES:
        return F(field)
    return Coalesce(KT(f"translations__{language}__{field}"), F(field), output_field=TextField())


class Translated(models.Model):
    """What has texts in English, and may have some of them in other languages."""

    translated_fields: ClassVar[tuple[str, ...]] = ()
    # Markdown field: the field that keeps its HTML.
    rendered_fields: ClassVar[dict[str, str]] = {}

    # {"de": {"name": "Wissenschaft"}}; a text that is not there yet is said in English.
    translations = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True

    def told(self, field: str) -> Told:
        """A field in the reader's language."""
        language = of_reader()
        text = self.translations.get(language, {}).get(field, "")
        return Told(text, language) if text else Told(getattr(self, field), ENGLISH)

    def clean(self):
        super().clean()
        for field, html in self.rendered_fields.items():
            setattr(self, html, render(getattr(self, field)))
        checked = {language: self._checked(language, texts) for language, texts in self.translations.items()}
        self.translations = {language: texts for language, texts in checked.items() if texts}

    def _checked(self, language: str, texts: dict[str, Any]) -> dict[str, str]:
        """The texts of one language, tidied and rendered; empty ones left out."""
        unknown = texts.keys() - {*self.translated_fields, *self.rendered_fields.values()}
        if language not in OTHER_LANGUAGES or unknown:
            raise ValidationError(f"There is no translation into “{language}” of {', '.join(unknown) or 'anything'}.")
        kept = {field: self._tidied(field, texts.get(field, "")) for field in self.translated_fields}
        kept = {field: text for field, text in kept.items() if text}
        return kept | {html: render(kept[field]) for field, html in self.rendered_fields.items() if field in kept}

    def _tidied(self, field: str, text: str) -> str:
        longest = self._meta.get_field(field).max_length
        text = text.strip() if field in self.rendered_fields else " ".join(text.split())
        if longest and len(text) > longest:
            raise ValidationError(f"“{text[:40]}…” has more than {longest} characters.")
        return text

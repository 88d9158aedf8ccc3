from django.db import models

from core.models.translated import Translated


class Introduced(Translated):
    """What has a page of its own that a text introduces."""

    translated_fields = ("introduction",)
    rendered_fields = {"introduction": "introduction_html"}

    introduction = models.TextField(
        blank=True,
        help_text="Markdown. Stands on its page, below the definition: two short paragraphs, 60 to 120 words.",
    )
    introduction_html = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

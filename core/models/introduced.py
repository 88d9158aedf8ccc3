from django.db import models

from core.markdown import render


class Introduced(models.Model):
    """What has a page of its own that a text introduces."""

    introduction = models.TextField(
        blank=True,
        help_text="Markdown. Stands on its page, below the definition: two short paragraphs, 60 to 120 words.",
    )
    introduction_html = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        self.introduction_html = render(self.introduction)

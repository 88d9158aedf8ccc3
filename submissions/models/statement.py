"""What the author of an entry is told when it is hidden: kept for good, in the words of then."""

from django.db import models

from core import languages
from submissions.models.event import Event


class Statement(models.Model):
    """A statement of reasons by Article 17 of the Digital Services Act, Regulation (EU) 2022/2065."""

    decision = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="statement")
    # Empty when nobody knows how to reach the author.
    address = models.EmailField(max_length=320, blank=True)
    language = models.CharField(max_length=8, default=languages.of_reader)
    text = models.TextField()

    class Meta:
        ordering = ("pk",)

    def __str__(self):
        return f"Statement of reasons: {self.decision.submission}"

"""The outbox: every mail of the site, kept from the moment it is due until it has been sent, and for a while after."""

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone


class MessageQuerySet(models.QuerySet):
    def waiting(self):
        """Those that have not been sent and may be tried now."""
        return self.filter(sent_at=None, next_attempt_at__lte=Now())


class Message(models.Model):
    """A mail to one address."""

    key = models.CharField(max_length=200, unique=True, help_text="A second mail with the same key is never made.")
    to = models.EmailField("address", max_length=320)
    subject = models.CharField(max_length=255)
    text = models.TextField()
    html = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=("next_attempt_at",), condition=models.Q(sent_at=None), name="message_waiting"),)

    def __str__(self):
        # Without the address: this may be logged.
        return f"Mail {self.pk}: {self.subject}"

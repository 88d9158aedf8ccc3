"""What happened to a submission. Events are never changed and never deleted."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from submissions.models.submission import Submission


class EventKind(models.TextChoices):
    SENT = "sent", "Sent"
    CONFIRMED = "confirmed", "Address confirmed"
    TAKEN = "taken", "Taken by a moderator"
    RELEASED = "released", "Given back"
    ASKED = "asked", "Question asked"
    ANSWERED = "answered", "Question answered"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    SPAM = "spam", "Marked as spam"
    UNDONE = "undone", "Decision taken back"
    OBJECTED = "objected", "Objection made"


class Event(models.Model):
    Kind = EventKind

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=12, choices=EventKind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # What was told to, or by, the person.
    text = models.TextField(blank=True)
    # Of a decision: a code of `submissions.reasons`.
    reason = models.CharField(max_length=40, blank=True)
    # What undoing the decision needs, and what a moderator changed.
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="event_kind_is_known"),)

    def __str__(self):
        return f"{self.get_kind_display()}: {self.submission}"

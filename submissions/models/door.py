"""The switch: whether organisations and projects can be added at present, and what is said when they cannot."""

import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from simple_history.models import HistoricalRecords

from core import languages


class Subject(models.TextChoices):
    ORGANISATIONS = "organisation", "Organisations"
    PROJECTS = "project", "Projects"


class Position(models.TextChoices):
    OPEN = "open", "Open"
    SLOW = "slow", "Open, but answers take longer"
    CLOSED = "closed", "Closed for now"


class DoorQuerySet(models.QuerySet):
    def with_messages(self):
        """Adds `shown_messages`, each with its language and text."""
        messages = DoorMessage.objects.filter(door=OuterRef("pk"))
        return self.annotate(
            shown_messages=ArraySubquery(messages.values(message=JSONObject(language="language", text="text")))
        )


class Door(models.Model):
    """Whether what people want to add is taken. There is one for each subject, made by a migration."""

    Position = Position

    subject = models.CharField(max_length=20, choices=Subject, primary_key=True, editable=False)
    position = models.CharField(max_length=10, choices=Position, default=Position.OPEN)
    until = models.DateField(
        "opens again on",
        null=True,
        blank=True,
        help_text="On this day it opens again by itself. Empty: it stays until somebody changes it.",
    )
    reason = models.CharField(
        max_length=300,
        blank=True,
        help_text="Why, in one sentence that visitors read: “We are moving to a new server.”",
    )
    delay = models.CharField(
        "expected delay",
        max_length=60,
        blank=True,
        help_text="How long an answer takes while it is slow: “three weeks”.",
    )
    contact_address = models.EmailField(
        max_length=320, blank=True, help_text="Whom to write to meanwhile. Empty: the contact address of the site."
    )
    changed_at = models.DateTimeField(auto_now=True)
    history = HistoricalRecords()

    objects = DoorQuerySet.as_manager()

    class Meta:
        ordering = ("subject",)
        verbose_name = "switch"
        verbose_name_plural = "switches"
        constraints = (
            models.CheckConstraint(condition=Q(subject__in=Subject.values), name="door_subject_is_known"),
            models.CheckConstraint(condition=Q(position__in=Position.values), name="door_position_is_known"),
        )

    def __str__(self):
        return self.get_subject_display()

    def position_on(self, day: datetime.date) -> str:
        """What holds on a day: once the day of opening again has come, it is open."""
        return Position.OPEN if self.until and self.until <= day else self.position

    @property
    def position_now(self) -> str:
        return self.position_on(timezone.localdate())


class DoorMessage(models.Model):
    """What visitors are told in one language, instead of the usual words."""

    door = models.ForeignKey(Door, on_delete=models.CASCADE, related_name="messages")
    language = models.CharField(max_length=8, choices=languages.choices, default="en")
    text = models.TextField(max_length=2000, help_text="Plain text. An empty line starts a new paragraph.")
    history = HistoricalRecords()

    class Meta:
        ordering = ("language",)
        verbose_name = "message"
        constraints = (models.UniqueConstraint(fields=("door", "language"), name="door_message_once"),)

    def __str__(self):
        return f"{self.door}: {self.get_language_display()}"


class ReopeningWish(models.Model):
    """The address of somebody who wants one mail when submissions open again; forgotten once it is sent."""

    subject = models.CharField(max_length=20, choices=Subject)
    address = models.EmailField(max_length=320)
    language = models.CharField(max_length=8, default=languages.of_reader)
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("subject", "address"), name="reopening_wish_once"),
            models.CheckConstraint(condition=Q(subject__in=Subject.values), name="reopening_wish_subject_is_known"),
        )

    def __str__(self):
        return f"Wish {self.pk}: {self.get_subject_display()}"

"""Alerts: what somebody wants to be told of when there is something new that matches a search."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsletter.models.subscriber import Subscriber


class Every(models.TextChoices):
    DAY = "day", "Every day"
    WEEK = "week", "Every week"
    MONTH = "month", "Every month"


class Alert(models.Model):
    Every = Every

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="alerts")
    # The kind of entry whose list was narrowed; empty for the search over all kinds.
    kind = models.CharField(max_length=20, blank=True)
    # What was asked for, as the query of the list's or the search's address, in one order.
    query = models.TextField(max_length=2000, blank=True)
    every = models.CharField(max_length=10, choices=Every, default=Every.WEEK)
    created_at = models.DateTimeField(default=timezone.now)
    # When its owner said yes by the link in the mail.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # What became public until then was told, or was there when it began.
    told_until = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("created_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("subscriber", "kind", "query"), name="alert_once"),
            models.CheckConstraint(condition=Q(every__in=Every.values), name="alert_every_is_known"),
        )

    def __str__(self):
        return f"Alert {self.pk}"

    @property
    def is_of_everything(self) -> bool:
        return not (self.kind or self.query)

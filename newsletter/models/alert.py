"""Alerts: what somebody wants to be told of when there is something new that matches a search."""

from datetime import datetime
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsletter.models.subscriber import Subscriber


class Every(models.TextChoices):
    DAY = "day", _("Every day")
    WEEK = "week", _("Every week")
    MONTH = "month", _("Every month")


class AlertQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(confirmed_at__isnull=False)

    def due(self, begun: dict[str, datetime]):
        """Those that were last told before the present day, week or month began."""
        due = (Q(every=every, told_until__lt=moment) for every, moment in begun.items())
        return self.confirmed().filter(reduce(or_, due))


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

    objects = AlertQuerySet.as_manager()

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


class Told(models.Model):
    """An entry that a digest named to somebody, so that no other does."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="told")
    kind = models.CharField(max_length=20)
    number = models.IntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("subscriber", "kind", "number"), name="told_once"),)

    def __str__(self):
        return f"{self.kind} {self.number}"

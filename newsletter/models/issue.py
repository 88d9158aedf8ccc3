"""Issues of the newsletter: written, scheduled, sent, and kept in the archive."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from simple_history.models import HistoricalRecords

from core import languages
from core.markdown import render
from core.text import slug_for
from mail.figures import figures
from mail.models import Mailing


class Stage(models.TextChoices):
    DRAFT = "draft", "Draft"
    SCHEDULED = "scheduled", "Scheduled"
    SENT = "sent", "Sent"


class IssueQuerySet(models.QuerySet):
    def sent(self):
        """What the archive shows."""
        return self.filter(stage=Stage.SENT)

    def due(self):
        """Those whose time has come."""
        return self.filter(stage=Stage.SCHEDULED, send_at__lte=Now())

    def around(self, issue: "Issue") -> dict[str, "Issue | None"]:
        """The one sent before it, and the one after."""
        few = self.only("subject", "slug", "language", "sent_at")
        earlier = Q(sent_at__lt=issue.sent_at) | Q(sent_at=issue.sent_at, pk__lt=issue.pk)
        later = Q(sent_at__gt=issue.sent_at) | Q(sent_at=issue.sent_at, pk__gt=issue.pk)
        return {
            "previous": few.filter(earlier).order_by("-sent_at", "-pk").first(),
            "next": few.filter(later).order_by("sent_at", "pk").first(),
        }

    def with_figures(self):
        """Adds `readers_count`, and how many of the mails were sent, wait, failed and came back."""
        return self.annotate(**figures("mailing__"))


class Issue(models.Model):
    Stage = Stage

    subject = models.CharField(max_length=150, help_text="What stands in the list of mails. Say what is in it.")
    slug = models.CharField(max_length=100, editable=False)
    lead = models.TextField(
        "opening", max_length=300, blank=True, help_text="One or two sentences in plain text, shown before the rest."
    )
    body = models.TextField(
        "text", blank=True, help_text="Markdown: **bold**, *italic*, [link](https://…), - lists, ## headings."
    )
    body_html = models.TextField(blank=True, editable=False)
    language = models.CharField(
        max_length=8,
        default="en",
        choices=languages.choices,
        help_text="The language it is written in. Where we have them, the words around it stand in it, too.",
    )
    only_its_readers = models.BooleanField(
        "only for readers of this language",
        default=False,
        help_text="Ticked: to those who chose this language for their mails. Not ticked: to all readers.",
    )
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT, editable=False)
    send_at = models.DateTimeField(null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    mailing = models.OneToOneField(Mailing, null=True, blank=True, editable=False, on_delete=models.PROTECT)
    # What became public until then stands in it, if it was drafted from the directory.
    drafted_until = models.DateTimeField(null=True, blank=True, editable=False)
    unsubscribed_count = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(auto_now=True)
    history = HistoricalRecords(excluded_fields=["body_html", "unsubscribed_count"])

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ("-sent_at", "-pk")
        permissions = (("send_issue", "Can send issues"),)
        constraints = (
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="issue_stage_is_known"),
            models.CheckConstraint(
                condition=~Q(stage=Stage.SCHEDULED) | Q(send_at__isnull=False), name="issue_scheduled_has_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.SENT) | Q(sent_at__isnull=False, mailing__isnull=False),
                name="issue_sent_has_a_mailing",
            ),
        )

    def __str__(self):
        return self.subject

    def save(self, *args, **kwargs):
        self.subject = " ".join(self.subject.split())
        self.slug = slug_for(self.subject, fallback="issue")
        self.body_html = render(self.body)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("newsletter:issue", kwargs={"number": self.pk, "slug": self.slug})

    @property
    def is_draft(self) -> bool:
        return self.stage == Stage.DRAFT

    @property
    def is_sent(self) -> bool:
        return self.stage == Stage.SENT

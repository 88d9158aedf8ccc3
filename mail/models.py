"""The outbox: every mail of the site, kept from the moment it is due until it has been sent, and for a while after."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone


class Mailing(models.Model):
    """What many get in the same words; what is each reader's own stands in it as [[name]]."""

    name = models.CharField(max_length=120, unique=True, help_text="Such as “issue 12”. A second one is never made.")
    subject = models.CharField(max_length=255)
    text = models.TextField()
    html = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    # Of deliveries that were forgotten.
    kept_sent = models.PositiveIntegerField(default=0, editable=False)
    kept_failed = models.PositiveIntegerField(default=0, editable=False)
    kept_bounced = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("-created_at", "-pk")

    def __str__(self):
        return self.name


# What has no mailing comes first.
TURN = (F("mailing").asc(nulls_first=True), F("next_attempt_at").asc())


class DeliveryQuerySet(models.QuerySet):
    def waiting(self):
        """Those that have not been sent and may be tried now."""
        return self.unsent().filter(next_attempt_at__lte=Now())

    def unsent(self):
        """Those that wait, also for a later try."""
        return self.filter(sent_at=None, failed_at=None)

    def sent(self):
        return self.exclude(sent_at=None)

    def failed(self):
        return self.exclude(failed_at=None)

    def returned(self):
        """Those that came back, or that their readers called spam."""
        return self.filter(Q(bounced_at__isnull=False) | Q(complained_at__isnull=False))

    def in_turn(self):
        """What was written to one person first, then one mailing after the other."""
        return self.order_by(*TURN)


class Delivery(models.Model):
    """A mail to one address, with words of its own or those of a mailing."""

    key = models.CharField(max_length=200, unique=True, help_text="A second mail with the same key is never made.")
    to = models.EmailField("address", max_length=320)
    mailing = models.ForeignKey(Mailing, null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries")
    subject = models.CharField(max_length=255, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    # What stands for [[name]] in a mailing: addresses of our own site.
    personal = models.JSONField(default=dict, blank=True)
    # Besides the usual ones: "List-Unsubscribe" and the like.
    headers = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    # Why the mail server did not take it the last time: "550 5.1.1", "SMTPServerDisconnected"; never an address.
    trouble = models.CharField(max_length=60, blank=True)
    # Given up: the mail server will never take it, or has not for days.
    failed_at = models.DateTimeField(null=True, blank=True)
    # Taken, and came back.
    bounced_at = models.DateTimeField(null=True, blank=True)
    # Its reader told the provider that it is spam.
    complained_at = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name_plural = "deliveries"
        indexes = (models.Index(*TURN, condition=Q(sent_at=None, failed_at=None), name="delivery_in_turn"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(mailing__isnull=False, subject="") | Q(mailing__isnull=True) & ~Q(subject=""),
                name="delivery_has_words_of_one_kind",
            ),
        )

    def __str__(self):
        # Without the address: this may be logged.
        return f"Mail {self.pk}"

    @property
    def state(self) -> str:
        """The last that is known, in words."""
        known = (
            (self.complained_at, "called spam"),
            (self.bounced_at, "came back"),
            (self.failed_at, "given up"),
            (self.sent_at, "sent"),
        )
        return next((words for time, words in known if time), "waits")

"""Who gets the newsletter or alerts, with the proof that they asked for it."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils import timezone

from core import languages
from core.keys import Keyed, KeyedQuerySet

PAUSING = Q(paused_until__gt=Now())


class SubscriberQuerySet(KeyedQuerySet):
    def confirmed(self):
        return self.filter(confirmed_at__isnull=False)

    def unconfirmed(self):
        return self.filter(confirmed_at=None)

    def reading(self):
        """Those that mail may go to now: confirmed, and not pausing."""
        return self.confirmed().filter(Q(paused_until=None) | ~PAUSING)

    def of_newsletter(self):
        return self.reading().filter(wants_newsletter=True)


class Subscriber(Keyed):
    """A mail address whose owner asked for mail. Nobody else is here longer than 14 days.

    The key, by which the owner changes and ends things, stands only in mails to the address.
    """

    address = models.EmailField(max_length=320)
    language = models.CharField(max_length=8, default="en", choices=languages.INTERFACE)
    wants_newsletter = models.BooleanField(default=False)
    paused_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    # The proof: when, to which words, from where.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    consent_version = models.CharField(max_length=20, blank=True)
    consent_text = models.TextField(blank=True)
    came_from = models.CharField("page it came from", max_length=300, blank=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        permissions = (("export_subscriber", "Can export subscribers"),)
        constraints = (
            models.UniqueConstraint(fields=("address",), name="subscriber_address_once"),
            models.CheckConstraint(condition=Q(address=Lower("address")), name="subscriber_address_is_folded"),
            models.CheckConstraint(condition=~Q(address=""), name="subscriber_has_an_address"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | ~Q(consent_version=""), name="subscriber_confirmed_has_consented"
            ),
        )

    def __str__(self):
        # Without the address: this may be logged.
        return f"Subscriber {self.pk}"

    @property
    def mark(self) -> str:
        """How the keys of mails begin that are about this subscriber only."""
        return f"subscriber:{self.pk}:"

    def has(self, newsletter: bool) -> bool:
        """Whether the owner said yes to mail, and to the newsletter if that is asked."""
        return self.confirmed_at is not None and (self.wants_newsletter or not newsletter)


class Suppression(models.Model):
    """The trace of an address that unsubscribed, so that no import brings it back. The address itself is forgotten."""

    trace = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self):
        return f"Suppression {self.pk}"

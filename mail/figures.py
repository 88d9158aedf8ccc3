"""What became of the mails of a mailing, in numbers that outlive the mails."""

from django.db import transaction
from django.db.models import Count, F, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from mail.models import Delivery, DeliveryQuerySet, Mailing

SENT, BOUNCED = Q(sent_at__isnull=False), Q(bounced_at__isnull=False)
FAILED, WAITING = Q(sent_at=None, failed_at__isnull=False), Q(sent_at=None, failed_at=None)


def figures(prefix: str = "") -> dict[str, Combinable]:
    """Annotations for a mailing, or with a prefix such as "mailing__" for what has one.

    Those that came back are among those that were sent; all others add up to the readers.
    """

    def count(condition: Q, kept: str = "") -> Combinable:
        of_deliveries = Q(*((f"{prefix}deliveries__{name}", value) for name, value in condition.children))
        now = Count(f"{prefix}deliveries", filter=of_deliveries)
        return now + Coalesce(F(f"{prefix}{kept}"), 0) if kept else now

    sent, failed, waiting = count(SENT, "kept_sent"), count(FAILED, "kept_failed"), count(WAITING)
    return {
        "sent_count": sent,
        "failed_count": failed,
        "waiting_count": waiting,
        "bounced_count": count(BOUNCED, "kept_bounced"),
        "readers_count": sent + failed + waiting,
    }


@transaction.atomic
def forget(deliveries: DeliveryQuerySet) -> int:
    """Deletes them and gives how many they were; their mailings keep the sums. What was never sent has failed."""
    chosen = Delivery.objects.filter(
        pk__in=list(deliveries.order_by("pk").select_for_update().values_list("pk", flat=True))
    )
    sums = (
        chosen.filter(mailing__isnull=False)
        .order_by()
        .values("mailing")
        .annotate(sent=Count("pk", filter=SENT), failed=Count("pk", filter=~SENT), bounced=Count("pk", filter=BOUNCED))
    )
    for one in sums:
        Mailing.objects.filter(pk=one["mailing"]).update(
            kept_sent=F("kept_sent") + one["sent"],
            kept_failed=F("kept_failed") + one["failed"],
            kept_bounced=F("kept_bounced") + one["bounced"],
        )
    return chosen.delete()[0]

"""What a mail provider tells of mails that came back, through its web hook and django-anymail."""

from collections.abc import Mapping

from anymail.signals import AnymailTrackingEvent, EventType, RejectReason
from django.conf import settings
from django.http import Http404
from django.urls import resolve
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt

from mail import actions
from mail.message import name_outside
from mail.models import Delivery

RETURNED = (EventType.BOUNCED, EventType.REJECTED)
FOR_GOOD = (RejectReason.BOUNCED, RejectReason.INVALID)


@csrf_exempt
def web_hook(request, provider: str):
    """Only of the provider in use; anymail asks for the password and reads what is told."""
    if provider != settings.MAIL_PROVIDER:
        raise Http404("No such provider sends our mails.")
    return resolve(f"/{provider}/tracking/", urlconf="anymail.urls").func(request)


def hear(sender, event: AnymailTrackingEvent, **_) -> None:
    """What anymail calls for each event; the same may be told again."""
    delivery = delivery_of(event)
    if delivery is None:
        return
    if event.event_type == EventType.COMPLAINED:
        actions.complained(delivery)
    elif event.event_type in RETURNED:
        actions.bounced(delivery, for_good=event.reject_reason in FOR_GOOD and not is_soft(event))


def delivery_of(event: AnymailTrackingEvent) -> Delivery | None:
    """By the name that we gave it for others; none when the mail is not ours, or forgotten."""
    metadata = event.metadata if isinstance(event.metadata, Mapping) else {}
    name = str(metadata.get("delivery", ""))
    number = name.partition("-")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    delivery = Delivery.objects.filter(pk=int(number)).first()
    return delivery if delivery and constant_time_compare(name, name_outside(delivery)) else None


def is_soft(event: AnymailTrackingEvent) -> bool:
    """Whether it may work the next time: anymail does not tell a full mailbox from one that is not there."""
    told = event.esp_event if isinstance(event.esp_event, Mapping) else {}
    return any("soft" in str(told.get(name, "")).lower() for name in ("Type", "type", "event"))

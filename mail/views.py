"""The mails of a site under development, for whoever tries it out: where others would look into their mailbox."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from core.metadata import Crumb, Metadata
from mail.framing import framed, with_frames
from mail.models import Delivery
from mail.writing import words_of

SHOWN = 100


def outbox(request):
    check_that_it_is_there()
    meta = Metadata(title="Outbox", trail=(Crumb("Outbox", reverse("mail:outbox")),))
    newest = Delivery.objects.select_related("mailing")[:SHOWN]
    mails = [{"delivery": delivery, "words": words_of(delivery)} for delivery in newest]
    return render(request, "mail/outbox.html", {"meta": meta, "mails": mails})


@with_frames
def message(request, number: int):
    """One mail as its reader sees it, and as programs for plain text do."""
    delivery = delivery_with(number)
    words = words_of(delivery)
    meta = Metadata(title=words.subject, trail=(Crumb("Outbox", reverse("mail:outbox")), Crumb(words.subject, "")))
    context = {"meta": meta, "delivery": delivery, "words": words}
    return render(request, "mail/outbox_message.html", context)


def message_html(request, number: int):
    """The HTML of a mail as it was sent."""
    return framed(words_of(delivery_with(number)).html)


def delivery_with(number: int) -> Delivery:
    check_that_it_is_there()
    return get_object_or_404(Delivery, pk=number)


def check_that_it_is_there() -> None:
    if not settings.DEBUG:
        raise Http404("The outbox is for trying the site out.")

"""The mails of a site under development, for whoever tries it out: where others would look into their mailbox."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from core.metadata import Crumb, Metadata
from mail.models import Message
from mail.writing import blocks

SHOWN = 100


def outbox(request):
    check_that_it_is_there()
    meta = Metadata(title="Outbox", trail=(Crumb("Outbox", reverse("mail:outbox")),))
    return render(request, "mail/outbox.html", {"meta": meta, "mails": Message.objects.all()[:SHOWN]})


def message(request, number: int):
    """One mail as its reader sees it, and as programs for plain text do."""
    mail = message_with(number)
    meta = Metadata(title=mail.subject, trail=(Crumb("Outbox", reverse("mail:outbox")), Crumb(mail.subject, "")))
    return render(request, "mail/outbox_message.html", {"meta": meta, "mail": mail, "blocks": blocks(mail.text)})


def message_html(request, number: int):
    """The HTML of a mail as it was sent."""
    return HttpResponse(message_with(number).html)


def message_with(number: int) -> Message:
    check_that_it_is_there()
    return get_object_or_404(Message, pk=number)


def check_that_it_is_there() -> None:
    if not settings.DEBUG:
        raise Http404("The outbox is for trying the site out.")

"""The mails that a site under development would have sent, for whoever tries it out."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render

from core.metadata import Metadata
from mail.models import Message

SHOWN = 50


def outbox(request):
    if not settings.DEBUG:
        raise Http404("The outbox is for trying the site out.")
    context = {"meta": Metadata(title="Outbox"), "mails": Message.objects.all()[:SHOWN]}
    return render(request, "mail/outbox.html", context)

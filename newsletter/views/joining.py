"""From the form in which somebody asks for mail to the page on which the owner of the address says yes."""

from django.conf import settings
from django.shortcuts import render

from core.metadata import Metadata
from newsletter import consent, links
from newsletter.actions import joining
from newsletter.views.base import PrivatePage


class SignupPage(PrivatePage):
    def get(self, request):
        return render(request, "newsletter/signup.html", {"meta": Metadata(title="Get our mails")})


class SentPage(PrivatePage):
    """The same for everybody: nobody learns here who gets mail."""

    def get(self, request):
        context = {"meta": Metadata(title="Look in your mail"), "has_outbox": settings.DEBUG}
        return render(request, "newsletter/signup_sent.html", context)


class ConfirmPage(PrivatePage):
    """Behind the link in the mail: one button, as programs that read mails follow links."""

    def get(self, request, token):
        wish = links.read_confirming(token)
        context = {"meta": Metadata(title="Say yes to our mails"), "wish": wish, "consent": consent.TEXT}
        return render(request, "newsletter/confirm.html", context, status=200 if wish else 404)

    def post(self, request, token):
        subscriber = joining.confirm(token)
        context = {"meta": Metadata(title="You get our mails"), "subscriber": subscriber}
        return render(request, "newsletter/confirmed.html", context, status=200 if subscriber else 404)

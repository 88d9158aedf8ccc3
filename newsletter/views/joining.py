"""From the form in which somebody asks for mail to the page on which the owner of the address says yes."""

from urllib.parse import urlsplit

from django.conf import settings
from django.shortcuts import render
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from core.metadata import Metadata
from newsletter import consent, links
from newsletter.actions import joining
from newsletter.actions.joining import Search, alerts_of
from newsletter.forms.joining import AddressForm, SignupForm
from newsletter.links import Topic
from newsletter.models import Subscriber
from newsletter.views.base import AskingPage, PrivatePage
from newsletter.wording import words_of

LONGEST_PATH = Subscriber._meta.get_field("came_from").max_length


class SignupPage(AskingPage):
    """Takes what the forms on all pages send. Its own address is no secret, so its form may say where it stood."""

    template = "newsletter/signup.html"
    form_class = SignupForm
    referrer_policy = "same-origin"

    def ask(self, wish: dict) -> None:
        joining.ask(
            wish["address"],
            language=wish["language"],
            came_from=page_it_came_from(self.request),
            newsletter=Topic.NEWSLETTER in wish["topics"],
            search=Search() if Topic.ALERTS in wish["topics"] else None,
        )

    def context(self, form) -> dict:
        return {"meta": Metadata(title=_("Get our mails")), "form": form, "consent": consent.TEXT}


def page_it_came_from(request) -> str:
    """The path of our own page on which the form stood, without its query; nothing where the browser does not say.

    Browsers say nothing of pages whose addresses hold a secret, as these ask them not to.
    """
    try:
        page = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    is_ours = page.netloc == request.get_host() and page.path.isprintable() and is_valid_path(page.path)
    return page.path if is_ours and len(page.path) <= LONGEST_PATH else ""


class SentPage(PrivatePage):
    """The same for everybody: nobody learns here who gets mail."""

    def get(self, request):
        context = {"meta": Metadata(title=_("Look in your mail")), "has_outbox": settings.DEBUG}
        return render(request, "newsletter/signup_sent.html", context)


class ConfirmPage(PrivatePage):
    """Behind the link in the mail: one button, as programs that read mails follow links."""

    def get(self, request, token):
        wish = links.read_confirming(token)
        context = {
            "meta": Metadata(title=_("Say yes to our mails")),
            "wish": wish,
            # The mail may go to a stranger and says none of it.
            "searches": [words_of(alert) for alert in alerts_of(wish)] if wish else [],
            "consent": consent.TEXT,
        }
        return render(request, "newsletter/confirm.html", context, status=200 if wish else 404)

    def post(self, request, token):
        subscriber = joining.confirm(token)
        context = {"meta": Metadata(title=_("You get our mails")), "subscriber": subscriber}
        return render(request, "newsletter/confirmed.html", context, status=200 if subscriber else 404)


class LinkPage(AskingPage):
    """Mails the link to the preferences once more, and answers the same whoever asks."""

    template = "newsletter/link.html"
    form_class = AddressForm

    def ask(self, wish: dict) -> None:
        joining.send_link(wish["address"])

    def after(self, form):
        return self.show(form, is_sent=True)

    def context(self, form) -> dict:
        meta = Metadata(title=_("The link to your preferences"))
        return {"meta": meta, "form": form, "is_sent": False, "has_outbox": settings.DEBUG}

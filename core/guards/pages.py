"""Pages for people without an account: the secret in the address, or the stamp in the form, is their key."""

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from core.guards import limits
from core.metadata import Metadata


class NoLongerOpens(Http404):
    """A key or a token that opens nothing, or nothing any more."""


# Outermost, or the mark is lost. The key in the address, or the stamp in the form, is what nobody else has.
@method_decorator(csrf_exempt, name="dispatch")
class PrivatePage(View):
    """A page that is neither kept nor listed anywhere, and whose address goes to nobody else.

    A subclass overrides `respond`, as the mark above would be lost with `dispatch`, and names in `no_longer` the
    template of the page for a key that opens nothing.
    """

    no_longer: str
    referrer_policy = "no-referrer"

    def dispatch(self, request, *args, **kwargs):
        try:
            response = self.respond(request, *args, **kwargs)
        except NoLongerOpens:
            meta = Metadata(title=_("This link opens nothing"))
            response = render(request, self.no_longer, {"meta": meta}, status=404)
        if response.status_code == 429:
            response["Retry-After"] = limits.seconds_left()
        patch_cache_control(response, private=True, no_store=True)
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = self.referrer_policy
        return response

    def respond(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)


def too_many(request, form: Form, template: str, context: dict) -> HttpResponse:
    """The page of a validated form once more, with all that was typed, where `limits.allows` said no."""
    limits.refuse(form)
    return render(request, template, context, status=429)

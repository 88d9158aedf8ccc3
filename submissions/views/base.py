"""What the pages of people have in common who have no account: the secret in the address is their key."""

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from core.metadata import Metadata
from submissions import limits
from submissions.entries import KINDS
from submissions.models import Stage, Submission


class NoLongerOpens(Http404):
    """A key or a token that opens nothing, or nothing any more."""


# Outermost, or the mark is lost. The key in the address, or the stamp in the form, is what nobody else has.
@method_decorator(csrf_exempt, name="dispatch")
class PrivatePage(View):
    """A page that is neither kept nor listed anywhere, and whose address goes to nobody else.

    A subclass overrides `respond`, as the mark above would be lost with `dispatch`.
    """

    def dispatch(self, request, *args, **kwargs):
        try:
            response = self.respond(request, *args, **kwargs)
        except NoLongerOpens:
            response = render(
                request, "submissions/no_longer.html", {"meta": Metadata(title="This link opens nothing")}, status=404
            )
        if response.status_code == 429:
            response["Retry-After"] = limits.seconds_left()
        patch_cache_control(response, private=True, no_store=True)
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "no-referrer"
        return response

    def respond(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)


class AboutEntryPage(PrivatePage):
    """A page about a published entry; where another one stands in for it, the way to that one's."""

    def respond(self, request, kind: str, number: int, **rest):
        if kind not in KINDS:
            raise Http404("There is no such kind of entry.")
        entries = KINDS[kind].objects
        if entry := entries.published().filter(number=number).first():
            return super().respond(request, entry=entry, **rest)
        if survivor := entries.standing_in_for(number):
            match = request.resolver_match
            return redirect(match.view_name, permanent=True, **{**match.kwargs, "number": survivor.number})
        raise Http404("There is no such entry.")


def after_sending(submission: Submission):
    """The way to the page that says what comes next.

    Once an address is confirmed, the key is only in the mail: who sends the form again does not learn it.
    """
    if submission.stage == Stage.SENT:
        return redirect("submissions:sent", submission.key)
    return redirect("submissions:received") if submission.address else redirect("submissions:status", submission.key)


def submission_at(key: str, **conditions) -> Submission:
    """The submission whose key stands in the address; none for a key that no longer opens anything."""
    # No key has this character, and the database cannot look for it.
    submission = Submission.objects.filter(key=key.replace("\0", ""), **conditions).first()
    if submission is None:
        raise NoLongerOpens("There is no submission at this address.")
    return submission


def too_many(request, form: Form, template: str, context: dict) -> HttpResponse:
    """The page of a validated form once more, with all that was typed, where `limits.allows` said no."""
    limits.refuse(form)
    return render(request, template, context, status=429)

"""What the pages of people have in common who have no account: the secret in the address is their key."""

from django.http import Http404
from django.shortcuts import redirect

from core.guards import pages
from core.guards.pages import NoLongerOpens
from submissions.entries import KINDS
from submissions.models import Stage, Submission


class PrivatePage(pages.PrivatePage):
    no_longer = "submissions/no_longer.html"


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
    submission = Submission.objects.filter(**conditions).at_key(key)
    if submission is None:
        raise NoLongerOpens("There is no submission at this address.")
    return submission

"""From the mail that confirms an address to the private page that says where a submission stands."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.guards import limits
from core.guards.pages import NoLongerOpens, too_many
from core.metadata import Metadata
from submissions import telling
from submissions.actions import joining
from submissions.actions.objecting import open_to_sender
from submissions.actions.stages import last_decision
from submissions.forms.joining import AgainForm, AnswerForm
from submissions.links import read_confirming
from submissions.models import Stage, Submission
from submissions.showing import sent_blocks
from submissions.views.base import PrivatePage, after_sending, submission_at


class SentPage(PrivatePage):
    """Says that a mail is on its way, sends it again, and takes another address for it."""

    template = "submissions/look_in_mail.html"

    def get(self, request, key):
        submission = submission_at(key)
        return self.show(submission, AgainForm(initial={"address": submission.address}))

    def post(self, request, key):
        submission, form = submission_at(key), AgainForm(request.POST)
        if not form.is_valid():
            return self.show(submission, form)
        address = form.cleaned_data["address"]
        if not limits.allows(request, "mail", address):
            return too_many(request, form, self.template, self.context(submission, form))
        submission = joining.mend_address(submission, address, form.cleaned_data["stamp"].nonce)
        return self.show(submission, AgainForm(initial={"address": address}), again=True)

    def show(self, submission, form, again=False):
        if submission.stage != Stage.SENT:
            return redirect("submissions:status", submission.key)
        return render(self.request, self.template, self.context(submission, form) | {"again": again})

    def context(self, submission, form) -> dict:
        return {
            "meta": Metadata(title=_("Look in your mail")),
            "submission": submission,
            "form": form,
            "again": False,
            "has_outbox": settings.DEBUG,
        }


class ConfirmPage(PrivatePage):
    """Behind the link in the mail: one button, as programs that read mails follow links."""

    def get(self, request, token):
        submission = self.submission_of(token)
        if submission.stage != Stage.SENT:
            # It was followed before: the key is in the next mail.
            return after_sending(submission)
        context = {"meta": Metadata(title=_("Confirm your address")), "submission": submission}
        return render(request, "submissions/confirm.html", context)

    def post(self, request, token):
        submission = self.submission_of(token)
        confirmed = joining.confirm(submission)
        if confirmed is None:
            raise NoLongerOpens("Another address was given since.")
        if submission.stage != Stage.SENT:
            return after_sending(confirmed)
        return redirect("submissions:status", confirmed.key)

    def submission_of(self, token) -> Submission:
        submission = read_confirming(token)
        if submission is None:
            raise NoLongerOpens("The link was cut, or another address was given since.")
        return submission


class StatusPage(PrivatePage):
    """Where a submission stands, what happened to it, and a form to answer what was asked."""

    def get(self, request, key):
        return self.show(request, submission_at(key), AnswerForm())

    def post(self, request, key):
        submission, form = submission_at(key), AnswerForm(request.POST)
        if not form.is_valid():
            return self.show(request, submission, form)
        joining.answer(submission, form.cleaned_data["text"], form.cleaned_data["stamp"].nonce)
        return redirect("submissions:status", key)

    def show(self, request, submission, form):
        if submission.stage == Stage.DRAFT:
            return redirect("submissions:draft", submission.key)
        if submission.stage == Stage.SENT:
            return redirect("submissions:sent", submission.key)
        question, decision = telling.question(submission), last_decision(submission) if submission.is_decided else None
        context = {
            "meta": Metadata(title=_("Where it stands: %(title)s") % {"title": submission.title}),
            "submission": submission,
            "sentence": telling.sentence(submission),
            "decision": decision,
            "outcome": telling.outcome(decision),
            "may_object": open_to_sender(submission),
            "entries": telling.entries(submission),
            "question": question,
            "form": form,
            # Asked, and received again since.
            "is_answered": submission.stage == Stage.RECEIVED,
            "events": telling.events(submission),
            "blocks": sent_blocks(submission),
        }
        return render(request, "submissions/status.html", context)


class PictureFile(PrivatePage):
    """A picture of a submission, for whoever has its key."""

    def get(self, request, key, part, use):
        picture = submission_at(key).pictures.filter(part=part, use=use).first()
        if picture is None:
            raise Http404("There is no such picture.")
        return HttpResponse(bytes(picture.image), content_type="image/webp")

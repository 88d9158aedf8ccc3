from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from core.metadata import Metadata
from submissions import links
from submissions.actions import objecting
from submissions.actions.stages import last_decision
from submissions.forms.reporting import ObjectionForm
from submissions.models import Event, Statement, Submission
from submissions.views.base import PrivatePage, submission_at


class SenderObjects(PrivatePage):
    """Where somebody objects who sent something that was declined: once, and in time."""

    def get(self, request, key: str):
        submission = submission_at(key)
        if not submission.is_decided:
            return redirect("submissions:status", key=key)
        person = {"address": submission.address, "person_name": submission.person_name}
        return answer(request, submission, last_decision(submission), objecting.open_to_sender(submission), person)

    post = get


class AuthorObjects(PrivatePage):
    """Where the author of an entry objects to what was done about it, below the statement of reasons."""

    def get(self, request, token: str):
        statement = get_object_or_404(Statement, decision=links.read_objecting(token))
        report, person = statement.decision.submission, {"address": statement.address}
        is_open = objecting.open_to_author(statement)
        return answer(request, report, statement.decision, is_open, person, statement)

    post = get


def answer(request, about: Submission, decision: Event | None, is_open: bool, person: dict, statement=None):
    """The page about an objection to a decision, or the way to where the objection that was made stands."""
    if decision and (objection := objecting.objection_to(decision)):
        return redirect("submissions:status", key=objection.key)
    form = ObjectionForm(request.POST if request.method == "POST" else None)
    if is_open and form.is_valid():
        objection = objecting.object_to(decision, form.cleaned_data["text"], **person)
        return redirect("submissions:status", key=objection.key)
    context = {
        "meta": Metadata(title=_("Object to a decision")),
        "title": about.title,
        "title_language": about.title_language,
        "told": statement.text if statement else (decision.text if decision else ""),
        "language": statement.language if statement else about.language,
        "is_statement": bool(statement),
        "form": form if is_open else None,
    }
    return render(request, "submissions/objection_form.html", context)

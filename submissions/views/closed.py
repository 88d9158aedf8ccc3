"""What is shown instead of the way in while it is closed, and to somebody whose sending met the closed door."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.guards import limits
from core.metadata import Metadata
from submissions import doors
from submissions.actions.doors import confirm_wish, wish_to_know
from submissions.forms.wish import WishForm
from submissions.links import read_wishing
from submissions.models import Submission
from submissions.reading import sections
from submissions.views.base import PrivatePage, submission_at

TITLE = gettext_lazy("Joining is closed for now")
# Seconds after which a program may try again where nobody has said when it opens.
A_DAY = 86_400


def closed_page(request, form: WishForm | None = None, status: int = 200) -> HttpResponse:
    """The page at the way in while all of it is closed: why, until when, whom to write to, and how to be told."""
    shut = doors.closed()
    context = {"meta": Metadata(title=str(TITLE)), "shut": shut, "form": form or WishForm()}
    return render(request, "submissions/closed.html", context, status=status)


def closed_response(request, submission: Submission) -> HttpResponse:
    """503 with the notice and all that was typed, for somebody who sends a draft while its door is closed."""
    shut = [one for one in doors.closed() if one.subject in submission.parts]
    context = {
        "meta": Metadata(title=str(TITLE)),
        "shut": shut,
        "form": WishForm(),
        "submission": submission,
        "sections": sections(submission),
    }
    response = render(request, "submissions/closed_draft.html", context, status=503)
    response["Retry-After"] = seconds_until_open(shut)
    return response


def seconds_until_open(shut: list[doors.Standing]) -> int:
    days = [(one.until - timezone.localdate()).days for one in shut if one.until]
    return max([day * A_DAY for day in days], default=A_DAY)


class WishPage(PrivatePage):
    """Takes the address of somebody who wants to know when it opens again."""

    def get(self, request):
        return redirect("submissions:join")

    def post(self, request):
        subjects = [one.subject for one in doors.closed()]
        if not subjects:
            return redirect("submissions:join")
        form = WishForm(request.POST)
        if not form.is_valid():
            return closed_page(request, form, status=422)
        address = form.cleaned_data["address"]
        if not limits.allows(request, "mail", address):
            limits.refuse(form)
            return closed_page(request, form, status=429)
        if not form.signals()["trapped"]:
            wish_to_know(address, subjects)
        context = {"meta": Metadata(title=_("Look into your mail")), "address": address, "has_outbox": settings.DEBUG}
        return render(request, "submissions/wish_sent.html", context)


class ConfirmWishPage(PrivatePage):
    """The page behind the link in the mail: one button, as programs that read mails follow links."""

    def get(self, request, token):
        return self.show(request, token, is_done=False)

    def post(self, request, token):
        number = read_wishing(token)
        return self.show(request, token, is_done=number is not None and confirm_wish(number))

    def show(self, request, token, is_done):
        is_known = read_wishing(token) is not None
        context = {
            "meta": Metadata(title=_("Tell me when it opens")),
            "is_known": is_known,
            "is_done": is_done,
            "is_asked": request.method == "POST",
            "join": reverse("submissions:join"),
        }
        return render(request, "submissions/wish.html", context, status=200 if is_known else 404)


class CopyPage(PrivatePage):
    """What somebody has written, as a text file to keep."""

    def get(self, request, key):
        submission = submission_at(key)
        lines = [line for section in sections(submission) for line in section.lines if line.values]
        text = "\n\n".join(f"{line.label}\n{line.text}" for line in lines)
        headers = {"Content-Disposition": 'attachment; filename="what-i-wrote.txt"'}
        return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8", headers=headers)

"""The first page of joining, and what its pages show while somebody types."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from core.metadata import Crumb, Metadata
from submissions import doors, limits
from submissions.actions import joining
from submissions.doubles import likely
from submissions.finding import choices
from submissions.forms.joining import TOO_OFTEN, JoinForm
from submissions.models import Subject
from submissions.views.base import PrivatePage
from submissions.views.closed import closed_page


class JoinPage(PrivatePage):
    def get(self, request):
        return self.show(request, JoinForm())

    def post(self, request):
        form = JoinForm(request.POST)
        if not form.is_valid():
            return self.show(request, form)
        if any(doors.standing()[part].is_closed for part in form.parts):
            return closed_page(request)
        if not limits.allows(request, "start"):
            form.add_error(None, TOO_OFTEN)
            return self.show(request, form, status=429)
        # Another choice on the same page is another draft.
        nonce = f"{form.cleaned_data['stamp'].nonce}:{form.cleaned_data['what']}"
        draft = joining.start(nonce, answers={part: {} for part in form.parts})
        return redirect("submissions:draft", draft.key)

    def show(self, request, form, status=200):
        standing = doors.standing()
        if all(standing[subject].is_closed for subject in Subject.values):
            return closed_page(request)
        context = {"meta": self.meta(), "form": form, **standing}
        return render(request, "submissions/join.html", context, status=status)

    @staticmethod
    def meta() -> Metadata:
        return Metadata(title="Join the directory", trail=(Crumb("Join", "/join"),))


class DoublesFragment(PrivatePage):
    """Entries that somebody may be describing who types a name."""

    def get(self, request):
        if not limits.allows(request, "find"):
            return HttpResponse(status=429)
        part, name, website = (request.GET.get(field, "")[:300] for field in ("part", "name", "website"))
        found = likely(part, name, website) if part in Subject.values else []
        return render(request, "submissions/_doubles.html", {"doubles": found})


class OrganisationsFragment(PrivatePage):
    """Organisations that can be chosen, those that are chosen already first."""

    def get(self, request):
        if not limits.allows(request, "find"):
            return HttpResponse(status=429)
        found = choices(request.GET.getlist("organisations"), request.GET.get("find", ""))
        return render(request, "submissions/_choices.html", {"choices": found})

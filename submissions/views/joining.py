"""The first page of joining, and what its pages show while somebody types."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.guards import limits
from core.guards.pages import too_many
from core.metadata import Crumb, Metadata
from submissions import doors
from submissions.actions import joining
from submissions.doubles import likely
from submissions.finding import choices
from submissions.forms.joining import JoinForm
from submissions.forms.wish import WishForm
from submissions.models import Subject
from submissions.views.base import PrivatePage
from submissions.views.closed import closed_page


class JoinPage(PrivatePage):
    """What can be added, and what that takes; while all of it is closed, what is said then."""

    template = "submissions/join.html"

    def get(self, request):
        return self.show(JoinForm())

    def post(self, request):
        form = JoinForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        if any(shut.subject in form.parts for shut in doors.closed()):
            return closed_page(request, status=503)
        if not limits.allows(request, "start"):
            return too_many(request, form, self.template, self.context(form))
        # Another choice on the same page is another draft.
        nonce = f"{form.cleaned_data['stamp'].nonce}:{form.cleaned_data['what']}"
        draft = joining.start(nonce, answers={part: {} for part in form.parts})
        return redirect("submissions:draft", draft.key)

    def show(self, form):
        if len(doors.closed()) == len(Subject):
            return closed_page(self.request)
        return render(self.request, self.template, self.context(form))

    def context(self, form) -> dict:
        meta = Metadata(title=_("Join the directory"), trail=(Crumb(_("Join"), reverse("submissions:join")),))
        # Both forms stand on one page.
        wish = WishForm(auto_id="wish_%s")
        return {"meta": meta, "form": form, "shut": doors.closed(), "wish": wish, **doors.standing()}


class DoublesFragment(PrivatePage):
    """Entries that somebody may be describing who types a name."""

    def get(self, request):
        part, name, website = (request.GET.get(field, "")[:300] for field in ("part", "name", "website"))
        return render(request, "submissions/_doubles.html", {"doubles": likely(part, name, website)})


class OrganisationsFragment(PrivatePage):
    """Organisations that can be chosen, those that are chosen already first."""

    def get(self, request):
        found = choices(request.GET.getlist("organisations"), request.GET.get("find", ""))
        return render(request, "submissions/_choices.html", {"choices": found})

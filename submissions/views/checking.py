"""Before a draft is sent: what may be there already, all answers once more, and a link to go on later."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from core.guards import limits
from core.guards.pages import too_many
from core.metadata import Metadata
from submissions import consent
from submissions.actions import joining
from submissions.answers import form_for
from submissions.doubles import unseen
from submissions.forms.joining import LaterForm, SendForm
from submissions.journey import after, gaps, place_of
from submissions.showing import draft_blocks, person_block
from submissions.views.closed import closed_response
from submissions.views.drafts import DraftPage, OfStep


class DoublesPage(OfStep):
    """Asks once whether it is one of the entries that look like it."""

    def get(self, request):
        found = unseen(self.draft, self.step.part)
        if not found:
            return self.go_on(request)
        context = {
            "meta": Metadata(title=gettext("Is it one of these? – Join")),
            "draft": self.draft,
            "step": self.step,
            "name": self.draft.answer(self.step.part, "name"),
            "doubles": found,
            "back": self.step.address(self.draft),
        }
        return render(request, "submissions/doubles.html", context)

    def post(self, request):
        part = self.step.part
        if numbers := [str(double.number) for double in unseen(self.draft, part)]:
            shown = self.draft.answers[part].get("other_than", [])
            joining.keep(self.draft, part, {"other_than": [*shown, *numbers]})
        return closed_response(request, self.draft) if self.is_closed else self.go_on(request)

    def go_on(self, request):
        return self.to(None if request.GET.get("from") == "check" else after(self.draft, self.step))


class CheckPage(DraftPage):
    """All that was typed, with a way back to each line, and the button that sends it."""

    template = "submissions/check.html"

    def get(self, request):
        return render(request, self.template, self.context(SendForm()))

    def post(self, request):
        if self.is_closed:
            return closed_response(request, self.draft)
        do, _, part = request.POST.get("do", "").partition(":")
        if do in ("leave-out", "take-in"):
            change = joining.leave_out if do == "leave-out" else joining.take_in
            change(self.draft, part)
            return self.to(None)
        form = SendForm(request.POST)
        if not form.is_valid() or gaps(self.draft):
            return render(request, self.template, self.context(form))
        person = form_for(self.draft, "person")
        person.full_clean()
        self.draft.person_name, self.draft.address = (person.cleaned_data[name] for name in ("person_name", "address"))
        if not limits.allows(request, "send", self.draft.address):
            return too_many(request, form, self.template, self.context(form))
        # The last page alone is filled in at once.
        seconds = (timezone.now() - self.draft.created_at).total_seconds()
        joining.send_for_confirmation(self.draft, form.signals(request) | {"seconds": seconds}, agreed=True)
        return redirect("submissions:sent", self.draft.key)

    def context(self, form) -> dict:
        return {
            "meta": Metadata(title=gettext("Check your answers – Join")),
            "draft": self.draft,
            "form": form,
            "gaps": gaps(self.draft),
            "blocks": draft_blocks(self.draft),
            "person": person_block(self.draft),
            "has_agreed": "on" in self.draft.answers.get("person", {}).get("consent", []),
            "consent": consent.TEXT,
            "removable": self.draft.parts if len(self.draft.parts) > 1 else [],
            "left_out": list(self.draft.answers.get(joining.LEFT_OUT, {})),
            "place": place_of(self.draft, None),
        }


class LaterPage(DraftPage):
    """Mails the link with which somebody goes on with the draft; the door may be closed meanwhile."""

    template = "submissions/later.html"

    def get(self, request):
        return render(request, self.template, self.context(LaterForm()))

    def post(self, request):
        form = LaterForm(request.POST)
        if not form.is_valid():
            return render(request, self.template, self.context(form))
        address = form.cleaned_data["address"]
        if not limits.allows(request, "mail", address):
            return too_many(request, form, self.template, self.context(form))
        if not form.signals()["trapped"]:
            joining.mail_draft(self.draft, address, form.cleaned_data["stamp"].nonce)
        return render(request, self.template, self.context(form) | {"address": address})

    def context(self, form) -> dict:
        return {
            "meta": Metadata(title=gettext("Go on later – Join")),
            "draft": self.draft,
            "form": form,
            "address": "",
            "has_outbox": settings.DEBUG,
        }

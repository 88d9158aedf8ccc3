"""The pages of a draft: its steps, and what they lead to."""

from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from core.metadata import Metadata
from submissions import doors
from submissions.actions import joining
from submissions.answers import begun, form_for, typed
from submissions.doubles import unseen
from submissions.finding import choices
from submissions.forms.pictures import picture_forms
from submissions.forms.together import Together
from submissions.journey import Step, after, before, place_of, steps, where_left
from submissions.models import Kind, Stage
from submissions.views.base import PrivatePage, submission_at
from submissions.views.closed import closed_response


class DraftPage(PrivatePage):
    """What all pages of a draft do; by itself, it leads to where somebody stopped."""

    def respond(self, request, key, **kwargs):
        self.draft = submission_at(key, kind=Kind.JOIN)
        if self.draft.stage != Stage.DRAFT:
            return redirect("submissions:status", key)
        return self.go(request)

    def go(self, request):
        return super().respond(request)

    def get(self, request):
        return self.to(where_left(self.draft))

    def to(self, step: Step | None, **query):
        """The way to a step, or to the check before sending, which comes last."""
        address = step.address(self.draft) if step else reverse("submissions:check", args=[self.draft.key])
        return redirect(f"{address}?{urlencode(query)}" if query else address)

    @property
    def is_closed(self) -> bool:
        standing = doors.standing()
        return any(standing[part].is_closed for part in self.draft.parts)


class OfStep(DraftPage):
    """A page of one step; a draft without that step leads to where somebody stopped."""

    def respond(self, request, part="", step="", **kwargs):
        self.step = Step(part, step)
        return super().respond(request, **kwargs)

    def go(self, request):
        return super().go(request) if self.step in steps(self.draft) else self.to(where_left(self.draft))

    @property
    def comes_from_check(self) -> bool:
        return "check" in (self.request.GET.get("from"), self.request.POST.get("from"))


class StepPage(OfStep):
    """One step. Whatever button is pressed, what was typed is kept first."""

    def get(self, request):
        look = form_for if self.comes_from_check or request.GET.get("look") == "again" else begun
        pictures = picture_forms(self.draft, self.step.part, self.step.picture_uses)
        return self.show(look(self.draft, self.step.part, self.step.name), pictures)

    def post(self, request):
        pictures = self.keep(request)
        if self.is_closed:
            return closed_response(request, self.draft)
        do, _, what = request.POST.get("do", "").partition(":")
        actions = {"back": self.go_back, "later": self.stop, "find": self.find, "add": self.add, "remove": self.remove}
        if do in actions:
            return actions[do](what)
        if self.has_not_looked:
            return self.find("")
        form = form_for(self.draft, self.step.part, self.step.name)
        if any(picture.errors.get("file") for picture in pictures):
            # Only the answer to this very request knows of a file that could not be kept.
            return self.show(form, pictures)
        if form.errors or any(picture.errors for picture in pictures):
            # Led to, the page can be gone back to: browsers ask strange questions about the answer to a form.
            return self.to(self.step, look="again", **self.origin)
        return self.go_on()

    def keep(self, request):
        """Keeps what was typed and the pictures that can be read; gives the forms of the pictures."""
        part, fields = self.step.part, self.step.fields
        # A box that is not ticked is not sent.
        joining.keep(self.draft, part, {name: [] for name in fields} | typed(request.POST, fields))
        sent = picture_forms(self.draft, part, self.step.picture_uses, request.FILES)
        for form in sent:
            if not form.errors.get("file") and form.cleaned_data.get("file"):
                form.stored = joining.keep_picture(self.draft, part, form.use, form.cleaned_data["file"])
        return sent

    def go_on(self):
        """To the next step, or first to what may be the same; from a change, back to the check."""
        if self.step.name in ("what", "where") and unseen(self.draft, self.step.part):
            address = reverse("submissions:doubles", args=[self.draft.key, self.step.part, self.step.name])
            return redirect(f"{address}?from=check" if self.comes_from_check else address)
        return self.to(None if self.comes_from_check else after(self.draft, self.step))

    def go_back(self, _):
        return self.to(None if self.comes_from_check else before(self.draft, self.step) or self.step)

    def stop(self, _):
        return redirect("submissions:later", self.draft.key)

    def find(self, _):
        return self.to(self.step, find=self.request.POST.get("find", "")[:100], **self.origin)

    def add(self, part):
        if part not in ("organisation", "project"):
            return self.to(self.step)
        joining.add_part(self.draft, part)
        return self.to(Step(part, "what"))

    def remove(self, use):
        joining.remove_picture(self.draft, self.step.part, use)
        return self.to(self.step, **self.origin)

    @property
    def origin(self) -> dict[str, str]:
        return {"from": "check"} if self.comes_from_check else {}

    @property
    def has_not_looked(self) -> bool:
        """Whether words to find an organisation were typed, and nothing was searched yet."""
        words = self.request.POST.get("find", "").strip()
        return bool(words) and words != self.request.POST.get("found_for")

    def show(self, form, pictures):
        together = Together([form, *pictures])
        title = gettext("Look again: %(step)s – Join") if together.errors else gettext("%(step)s – Join")
        context = {
            "meta": Metadata(title=title % {"step": self.step.title}),
            "draft": self.draft,
            "step": self.step,
            "about": self.draft.answer(self.step.part, "name") if self.step.name != "what" else "",
            "about_language": self.draft.language_of(self.step.part),
            "form": form,
            "pictures": pictures,
            "problems": together,
            "place": place_of(self.draft, self.step),
            "is_first": before(self.draft, self.step) is None,
            "from_check": self.comes_from_check,
        }
        return render(self.request, "submissions/step.html", context | self.organisations(form))

    def organisations(self, form) -> dict:
        """What is chosen and found of the organisations of a project, where the form asks for them."""
        if "organisations" not in form.fields:
            return {}
        numbers = self.draft.answers.get(self.step.part, {}).get("organisations", [])
        is_alone = "organisation" not in self.draft.parts
        return {
            "choices": choices(numbers, self.request.GET.get("find", "")[:100]),
            "is_alone": is_alone,
            "partner": None if is_alone else self.draft.answer("organisation", "name"),
        }

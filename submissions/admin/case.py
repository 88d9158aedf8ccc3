"""The page of a case: read, decide, go on to the next one."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.cache import patch_cache_control

from core.pictures import AWAY, StorageAway
from mail.writing import write
from submissions import links
from submissions.actions import moderating
from submissions.actions.correcting import ChangedSince
from submissions.actions.entering import NotReady
from submissions.actions.objecting import is_judge_of_own_case
from submissions.actions.stages import TooLate
from submissions.admin.decisions import Decision, Decline
from submissions.admin.dossier import dossier, next_for
from submissions.admin.mending import Mending
from submissions.admin.ways import Way, ways_for
from submissions.models import Submission, SubmittedPicture


def address_of(case: Submission, page: str = "change", *args) -> str:
    return reverse(f"admin:submissions_submission_{page}", args=[case.pk, *args])


class CasePages:
    """Mixed into the ModelAdmin of submissions."""

    def get_urls(self):
        view, name = self.admin_site.admin_view, "submissions_submission"
        return [
            path("<number:number>/edit/", view(self.edit_view), name=f"{name}_edit"),
            path("<number:number>/pictures/<number:picture>/", view(self.picture_view), name=f"{name}_picture"),
            *super().get_urls(),
        ]

    def case_or_404(self, request, number: int) -> Submission:
        case = self.get_queryset(request).select_related("assigned_to", "about").filter(pk=number).first()
        if case is None:
            raise Http404("There is no such case.")
        if not self.has_view_or_change_permission(request, case):
            raise PermissionDenied
        return case

    # The page itself

    def change_view(self, request, object_id, form_url="", extra_context=None):
        number = unquote(object_id)
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            raise Http404("There is no such case.")
        case = self.case_or_404(request, int(number))
        if request.method != "POST":
            return self.case_page(request, case)
        if not self.has_change_permission(request, case):
            raise PermissionDenied
        return self.decide(request, case)

    def case_page(self, request, case, shown: tuple[str, Decision] | None = None, **extra):
        """The page; `shown` is the decision whose form stands open, with what was typed into it."""
        name, form = shown or ("", None)
        ways = ways_for(case)
        forms = {one: form if one == name else way.form(case) for one, way in ways.items()}
        context = {
            **self.admin_site.each_context(request),
            **dossier(case),
            "opts": self.opts,
            "title": case.title,
            "forms": forms,
            "folded": [(one, way, forms[one]) for one, way in ways.items() if way.title],
            "open": name,
            "may_decide": self.has_change_permission(request, case),
            "is_judge_of_own_case": bool(case.about) and is_judge_of_own_case(case, request.user),
            "late": "",
            "typed": form.data.get("text", "") if form else "",
            "mail": None,
            **extra,
        }
        response = TemplateResponse(request, "admin/submissions/case.html", context)
        patch_cache_control(response, private=True, no_store=True)
        return response

    def decide(self, request, case):
        name = request.POST.get("way", "")
        way = ways_for(case).get(name)
        if way is None:
            raise Http404("There is no such way to decide this.")
        form = way.form(case, request.POST)
        step = request.POST.get("step", "") if isinstance(form, Decline) else ""
        if step == "fill":
            return self.case_page(request, case, (name, form.filled_in()))
        if not form.is_valid():
            return self.case_page(request, case, (name, form))
        if step == "preview":
            return self.case_page(request, case, (name, form), mail=mail_of(form))
        try:
            done = way.act(case, by=request.user, **form.cleaned_data)
        except TooLate as late:
            return self.say_late(request, case, name, late)
        except NotReady:
            return self.say_mend(request, case)
        except StorageAway:
            messages.error(request, AWAY)
            return self.case_page(request, case, (name, form))
        except (ValidationError, ChangedSince) as error:
            if name == "accept":
                return self.say_mend(request, case)
            form.add_error(None, error if isinstance(error, ValidationError) else str(error))
            return self.case_page(request, case, (name, form))
        return self.go_on(request, done, way)

    def say_mend(self, request, case):
        messages.warning(request, "Some of it has to be mended before it can be published.")
        return redirect(address_of(case, "edit"))

    def say_late(self, request, case, name, late):
        """Nothing is lost: what was typed stands in its form again, or beside what somebody else decided."""
        case = self.case_or_404(request, case.pk)
        form = ways_for(case)[name].form(case, request.POST)
        form.renew()
        return self.case_page(request, case, (name, form), late=late.sentence)

    def go_on(self, request, case, way: Way):
        if not way.leads_on:
            messages.success(request, way.said)
            return redirect(address_of(case))
        told = {"case": case, "said": way.said, "can_be_undone": moderating.can_be_undone(case)}
        messages.success(request, render_to_string("admin/submissions/_done.html", told, request))
        following = next_for(request.user, case)
        return redirect(address_of(following) if following else "admin:submissions_submission_changelist")

    # Accepting with edits

    def edit_view(self, request, number: int):
        case = self.case_or_404(request, number)
        if not self.has_change_permission(request, case):
            raise PermissionDenied
        mending = Mending.of(case, request.POST if request.method == "POST" else None)
        if mending is None or not (case.is_waiting or mending.is_sent):
            messages.warning(request, "This cannot be edited any more.")
            return redirect(address_of(case))
        late = ""
        if mending.is_valid():
            try:
                done = moderating.accept(case, request.user, mending.edits, seen=mending.seen)
                return self.go_on(request, done, ways_for(case)["accept"])
            except TooLate as too_late:
                late = too_late.sentence
            except (NotReady, ValidationError):
                late = "It cannot be published like this. Please look at it again."
            except StorageAway:
                late = AWAY
        return self.edit_page(request, self.case_or_404(request, number), mending, late)

    def edit_page(self, request, case, mending, late):
        last = case.events.last()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Accept with edits: {case.title}",
            "case": case,
            "mending": mending,
            "late": late,
            "seen": last.pk if last else 0,
        }
        response = TemplateResponse(request, "admin/submissions/edit.html", context)
        patch_cache_control(response, private=True, no_store=True)
        return response

    # Pictures, which are nowhere else to be seen yet

    def picture_view(self, request, number: int, picture: int):
        case = self.case_or_404(request, number)
        found = SubmittedPicture.objects.filter(submission=case, pk=picture).first()
        if found is None:
            raise Http404("There is no such picture.")
        response = HttpResponse(bytes(found.image), content_type="image/webp")
        patch_cache_control(response, private=True, no_store=True)
        return response


def mail_of(form: Decline):
    """The mail that declining sends."""
    case = form.case
    told = {"text": form.cleaned_data["text"], "link": links.status(case), "objection": links.objection(case)}
    return write("submissions/mail/declined.txt", case.language, submission=case, **told)

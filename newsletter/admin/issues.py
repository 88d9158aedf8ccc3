"""The admin of issues: written, drafted from the directory, tried out, scheduled, sent."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator

from core.admin.forms import EntryForm
from core.admin.history import VersionedAdmin
from core.admin.plain import PlainAdmin
from core.admin.widgets import in_words
from mail.framing import framed, with_frames
from mail.writing import filled_in
from newsletter import issue_mail
from newsletter.actions.issues import day_and_time
from newsletter.admin.drafting import DraftPage
from newsletter.admin.sending import SendPage
from newsletter.forms.issues import WrittenForm
from newsletter.models import Issue, Stage

FIGURES = ("readers", "sent", "waiting", "given_up", "came_back", "unsubscribed")


class MailPages:
    """The mail that an issue becomes, in its two forms, for the frames beside its text."""

    def get_urls(self):
        view, name = self.admin_site.admin_view(self.mail_view), "newsletter_issue_mail"
        return [
            path("mail/<slug:part>/", view, name=f"{name}_written"),
            path("<number:number>/mail/<slug:part>/", view, name=name),
            *super().get_urls(),
        ]

    def mail_view(self, request, part: str, number: int | None = None):
        """A stored issue; or one as it stands in its form, which nobody has saved yet."""
        issue = self.get_queryset(request).filter(pk=number).first() if number else None
        if part not in ("html", "text") or (number and issue is None):
            raise Http404("There is no such mail.")
        if not self.has_view_permission(request, issue):
            raise PermissionDenied
        if request.method == "POST":
            form = WrittenForm(request.POST)
            if not form.is_valid():
                return HttpResponse(status=400)
            issue = form.issue()
        elif request.method != "GET":
            return HttpResponseNotAllowed(["GET", "POST"])
        return self.framed(issue or Issue(), part)

    @staticmethod
    def framed(issue: Issue, part: str) -> HttpResponse:
        words, own = issue_mail.words(issue), issue_mail.own(issue_mail.nobody(), None)
        if part == "text":
            return framed(f"{words.subject}\n\n{filled_in(words.text, own)}", "text/plain; charset=utf-8")
        return framed(filled_in(words.html, own))


def figure(counted: str, words: str):
    """A column with a number of issues that were sent."""

    @admin.display(description=words, ordering=counted)
    def column(self, issue: Issue):
        return getattr(issue, counted) if issue.is_sent else ""

    return column


@admin.register(Issue)
class IssueAdmin(MailPages, DraftPage, SendPage, PlainAdmin, VersionedAdmin):
    form = EntryForm
    change_form_template = "admin/newsletter/issue_change_form.html"
    change_list_template = "admin/newsletter/issue_change_list.html"
    list_display = ("subject", "standing", "language", *FIGURES)
    list_filter = ("stage",)
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("subject", "body")
    search_help_text = "Words of the subject or the text."
    ordering = ("-sent_at", "-pk")
    readonly_fields = ("standing", "written_in", "goes_to")

    def get_queryset(self, request):
        return super().get_queryset(request).with_figures()

    def get_fields(self, request, obj=None):
        """What is no draft any more shows what it says in the mail beside."""
        is_fixed = obj and not obj.is_draft
        return (
            ("standing", "written_in", "goes_to")
            if is_fixed
            else ("subject", "lead", "body", ("language", "only_its_readers"))
        )

    # Only a draft changes: what was looked over is what is sent, and what was sent stays.

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.is_draft)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or obj.is_draft)

    def view_on_site(self, issue):
        return issue.get_absolute_url() if issue.is_sent else None

    @method_decorator(with_frames)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        issue = self.get_object(request, object_id) if object_id else None
        if request.method == "POST" and issue and not issue.is_draft and self.has_view_permission(request, issue):
            return self.say_late(request, issue)
        # An earlier version of it has none.
        has_figures = issue and issue.is_sent and not hasattr(request, "version_shown")
        shown = {"issue": issue, "figures": self.figures(issue) if has_figures else None}
        return super().changeform_view(request, object_id, form_url, {**shown, **(extra_context or {})})

    def say_late(self, request, issue: Issue):
        """Somebody scheduled or sent it while it was being written: what was typed is shown, to be kept elsewhere."""
        messages.error(request, f"This issue is no draft any more ({self.standing(issue)}). Nothing was saved.")
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": issue.subject, "issue": issue}
        typed = {name: request.POST.get(name, "") for name in WrittenForm.base_fields}
        return TemplateResponse(request, "admin/newsletter/too_late.html", context | {"typed": typed})

    # Columns

    readers = figure("readers_count", "readers")
    sent = figure("sent_count", "sent")
    waiting = figure("waiting_count", "waiting")
    given_up = figure("failed_count", "given up")
    came_back = figure("bounced_count", "came back")
    unsubscribed = figure("unsubscribed_count", "unsubscribed")

    @admin.display(description="stage", ordering="stage")
    def standing(self, issue):
        if issue.stage == Stage.SENT:
            return f"Sent on {day_and_time(issue.sent_at)}"
        return f"Scheduled for {day_and_time(issue.send_at)}" if issue.stage == Stage.SCHEDULED else "Draft"

    @admin.display(description="language")
    def written_in(self, issue):
        return issue.get_language_display()

    @admin.display(description="readers")
    def goes_to(self, issue):
        return "Those who chose this language" if issue.only_its_readers else "All who get the newsletter"

    def figures(self, issue: Issue) -> list[tuple[str, int]]:
        return [(in_words(name), getattr(self, name)(issue)) for name in FIGURES]

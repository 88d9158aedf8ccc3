"""The page that drafts an issue from the directory."""

from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from newsletter import drafting
from newsletter.actions import issues
from newsletter.forms.drafting import DraftForm

FIELDSETS = (
    (None, {"fields": ("period", ("first_day", "last_day"))}),
    (
        "Sections",
        {
            "fields": (tuple(f"most_{name}" for name in drafting.KINDS),),
            "description": "At most so many of each, the newest first. 0 leaves a section out.",
        },
    ),
    ("Only some of it", {"fields": ("themes", "country")}),
    ("Words", {"fields": ("language",)}),
)


class DraftPage:
    """Mixed into the ModelAdmin of issues."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.draft_view)
        return [path("draft/", view, name="newsletter_issue_draft"), *super().get_urls()]

    def draft_view(self, request):
        """Counts what each section would have, and makes the draft by the other button."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = DraftForm(request.POST if request.method == "POST" else None)
        is_fit = not form.is_bound or form.is_valid()
        if is_fit and "make" in request.POST:
            issue = issues.draft(form.wanted(), by=request.user)
            messages.success(request, "This is the draft. Write on, then save.")
            return redirect("admin:newsletter_issue_change", issue.pk)
        if is_fit:
            form.tell_counts()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Draft from the directory",
            "form": form,
            "adminform": AdminForm(form, FIELDSETS, {}, model_admin=self),
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/newsletter/draft.html", context)

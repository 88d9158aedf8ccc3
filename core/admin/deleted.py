"""The page of deleted entries of a kind, from which an administrator brings them back."""

from django.contrib import messages
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from core import actions


class DeletedEntries:
    """Mixed into an entry's ModelAdmin."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        bring_back = self.admin_site.admin_view(self.bring_back_view)
        return [
            path("deleted/", self.admin_site.admin_view(self.deleted_view), name=f"{name}_deleted"),
            path("deleted/<number:version_id>/", bring_back, name=f"{name}_bring_back"),
            *super().get_urls(),
        ]

    def may_bring_back(self, request) -> bool:
        return self.has_delete_permission(request) and self.has_add_permission(request)

    def deletions(self):
        """The records of deletions of what has not come back since, newest first."""
        history = self.model.history
        later = history.filter(number=OuterRef("number"), history_id__gt=OuterRef("history_id"))
        here = self.model._base_manager.filter(number=OuterRef("number"))
        return history.filter(~Exists(later), ~Exists(here), history_type="-").select_related("history_user")

    def deleted_view(self, request):
        if not self.may_bring_back(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"Deleted {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "page_obj": Paginator(self.deletions(), self.list_per_page).get_page(request.GET.get(PAGE_VAR)),
        }
        return TemplateResponse(request, "admin/deleted_entries.html", context)

    def bring_back_view(self, request, version_id):
        if not self.may_bring_back(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        deletion = self.deletions().filter(history_id=version_id).first()
        if deletion is None:
            messages.error(request, "This entry is not among the deleted ones any more.")
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_deleted")
        rows = [
            (inline.model, inline.link_to(self.model)) for inline in self.inlines if hasattr(inline.model, "history")
        ]
        entry = actions.bring_back(deletion, rows, by=request.user)
        was_public = deletion.instance.is_public_state
        note = " It was public before, and is a draft now: look at it, then publish it." if was_public else ""
        messages.success(request, f"“{entry}” is back under its number {entry.number}.{note}")
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", entry.pk)

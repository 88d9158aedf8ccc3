"""Histories in the admin: one version for each press of Save, and all of it restorable."""

from itertools import pairwise

from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from simple_history.admin import SimpleHistoryAdmin

from core import versions

# Nothing but saving makes sense for an earlier version.
VERSION_CONTEXT = {
    "subtitle": None,
    "show_save_and_add_another": False,
    "show_save_and_continue": False,
    "show_delete": False,
}
VERBS = {"+": "added", "~": "changed", "-": "removed"}


class VersionedAdmin(SimpleHistoryAdmin):
    history_list_per_page = 25

    # One version for each press of Save

    def save_model(self, request, obj, form, change):
        if change and not obj.history.exists():
            # Loaded without a history: what it was would be lost.
            versions.record(
                self.model._base_manager.get(pk=obj.pk), by=None, reason="As it stood before its first change here"
            )
        obj._history_date = timezone.now()
        version = request.GET.get("version", "")
        if version:
            obj._change_reason = f"Restored from an earlier version ({version[:40]})"
        obj.skip_history_when_saving = True
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        for row in formset.forms:
            row.instance._history_date = form.instance._history_date
        super().save_formset(request, form, formset, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        del form.instance.skip_history_when_saving
        versions.record(form.instance, by=request.user, created=not change)

    def delete_model(self, request, obj):
        # The record of a deletion is written when the many-to-many values have already gone.
        versions.record(obj, by=request.user, reason="Before deletion")
        obj._change_reason = None
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for obj in queryset:
            versions.record(obj, by=request.user, reason="Before deletion")
        super().delete_queryset(request, queryset)

    # The list of versions

    def history_view(self, request, object_id, extra_context=None):
        entry = self.get_object(request, object_id)
        if entry is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, entry):
            raise PermissionDenied
        page = Paginator(entry.history.all(), self.history_list_per_page).get_page(request.GET.get(PAGE_VAR))
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {entry}",
            "opts": self.opts,
            "object": entry,
            "page_obj": page,
            "versions": self.versions_on(page, entry),
            "can_restore": self.has_change_permission(request, entry),
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)

    def versions_on(self, page, entry) -> list[dict]:
        """The versions on a page, newest first, and between them what changed in the entry's rows from elsewhere."""
        start = max(page.start_index() - 1, 0)
        records = list(versions.with_related(entry.history.all())[start : start + self.history_list_per_page + 1])
        lines = [
            {"record": record, "version": record, "is_latest": start + place == 0, "changes": [], "rows": []}
            for place, record in enumerate(records)
        ]
        for line, older in pairwise(lines):
            line["changes"] = versions.changes(line["record"], older["record"])
        lines = lines[: self.history_list_per_page]
        by_moment = {line["record"].history_date: line for line in reversed(lines)}
        for record, sentence in self.row_changes(entry, lines, is_first=start == 0):
            line = by_moment.get(record.history_date)
            if line is None:
                line = by_moment[record.history_date] = {"record": record, "rows": []}
                lines.append(line)
            line["rows"].append(sentence)
        return sorted(lines, key=lambda line: line["record"].history_date, reverse=True)

    def row_changes(self, entry, lines, is_first):
        """Records of the entry's rows in the time that a page covers, with what they say."""
        for inline in self.inlines:
            if not (lines and hasattr(inline.model, "history")):
                continue
            link = inline.link_to(self.model)
            rows = inline.model.history.filter(
                **{link: entry.pk, "history_date__gte": lines[-1]["record"].history_date}
            )
            if not is_first:
                rows = rows.filter(history_date__lte=lines[0]["record"].history_date)
            kind = capfirst(inline.verbose_name or inline.model._meta.verbose_name)
            for row in versions.with_related(rows):
                yield row, f"{kind} {VERBS[row.history_type]}: {versions.row_in_words(row, link)}"

    # One version, in the form, ready to be saved again

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        if request.method == "POST":
            return self.changeform_view(request, object_id)
        entry = self.get_object(request, object_id)
        record = self.find_version(entry, version_id) if entry else None
        if record is None:
            raise Http404("There is no such version.")
        newer = entry.history.filter(history_date__gt=record.history_date).order_by("history_date").first()
        record.valid_until = newer.history_date if newer else timezone.now()
        record.changed_now = getattr(entry, "changed_at", timezone.now()).isoformat()
        request.version_shown = record
        change_url = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[entry.pk])
        context = {**VERSION_CONTEXT, "version": record, "title": f"Restore an earlier version of {entry}"}
        form_url = f"{change_url}?version={record.history_date:%Y-%m-%d+%H:%M}"
        return self.changeform_view(request, object_id, form_url, {**context, **(extra_context or {})})

    @staticmethod
    def find_version(entry, version_id: str):
        try:
            return entry.history.filter(history_id=version_id).first()
        except ValueError:
            return None

    def get_object(self, request, object_id, from_field=None):
        obj = super().get_object(request, object_id, from_field)
        record = getattr(request, "version_shown", None)
        return self.as_it_was(record, obj) if obj and record else obj

    def as_it_was(self, record, obj):
        """What the form is filled with for a version; `obj` is what is stored now."""
        version = record.instance
        version._state.adding = False
        for field in versions.lost_targets(version):
            setattr(version, field.name, None)
        return version

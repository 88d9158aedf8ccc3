"""The pages on which subscribers are taken in from a file, with a preview first, and given out as one."""

from django import forms
from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from newsletter.actions.importing import import_subscribers
from newsletter.models import Subscriber
from newsletter.subscriber_files import COLUMNS, NEEDED, UnreadableFile, decoded, written

LINES_SHOWN = 500


class ImportForm(forms.Form):
    """First the file; with the preview its text comes along, and is what is taken in."""

    file = forms.FileField(label="File", required=False, widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}))
    text = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        try:
            if file := cleaned.get("file"):
                cleaned["text"] = decoded(file.read())
            if not cleaned.get("text"):
                raise UnreadableFile("Choose a file with something in it.")
            self.preview = import_subscribers(cleaned["text"], by="", dry_run=True)
        except UnreadableFile as refusal:
            raise ValidationError(str(refusal)) from None
        return cleaned


class SubscriberFiles:
    """Mixed into the ModelAdmin of subscribers."""

    def get_urls(self):
        return [
            path("import/", self.admin_site.admin_view(self.import_view), name="newsletter_subscriber_import"),
            path("export/", self.admin_site.admin_view(self.export_view), name="newsletter_subscriber_export"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        may = {"may_import": self.may_import(request), "may_export": self.may_export(request)}
        return super().changelist_view(request, may | (extra_context or {}))

    def may_import(self, request) -> bool:
        return request.user.has_perm("newsletter.add_subscriber")

    def may_export(self, request) -> bool:
        return request.user.has_perm("newsletter.export_subscriber")

    def import_view(self, request):
        if not self.may_import(request):
            raise PermissionDenied
        form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
        is_read = form.is_valid()
        if is_read and "yes" in request.POST:
            report = import_subscribers(form.cleaned_data["text"], by=request.user.get_username())
            self.note(request, ADDITION, f"Imported {report.added} subscribers from a file.")
            messages.success(request, f"{report.added} subscribers added. Nobody got a mail.")
            return redirect("admin:newsletter_subscriber_changelist")
        context = self.page(request, "Import subscribers") | {
            "form": form,
            "report": form.preview if is_read else None,
            "lines": form.preview.lines[:LINES_SHOWN] if is_read else [],
            "text": form.cleaned_data["text"] if is_read else "",
            "columns": COLUMNS,
            "needed": NEEDED,
        }
        return TemplateResponse(request, "admin/newsletter/subscriber_import.html", context)

    def export_view(self, request):
        if not self.may_export(request):
            raise PermissionDenied
        subscribers = Subscriber.objects.confirmed().order_by("pk")
        if request.method != "POST":
            context = self.page(request, "Export subscribers") | {"count": subscribers.count(), "columns": COLUMNS}
            return TemplateResponse(request, "admin/newsletter/subscriber_export.html", context)
        self.note(request, CHANGE, f"Exported {subscribers.count()} subscribers to a file.")
        headers = {"Content-Disposition": 'attachment; filename="subscribers.csv"', "Cache-Control": "no-store"}
        return StreamingHttpResponse(written(subscribers.iterator()), "text/csv; charset=utf-8", headers=headers)

    def page(self, request, title: str) -> dict:
        return {**self.admin_site.each_context(request), "title": title, "opts": self.opts}

    def note(self, request, flag: int, words: str) -> None:
        """Keeps in the log of the admin that it was done, without anybody's address."""
        LogEntry.objects.create(
            user=request.user,
            content_type=ContentType.objects.get_for_model(Subscriber),
            object_repr="Subscribers",
            action_flag=flag,
            change_message=words,
        )

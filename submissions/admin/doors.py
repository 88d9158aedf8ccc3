"""The switch of submissions: open, slow, closed."""

from django import forms
from django.contrib import admin
from django.db import transaction
from django.utils import timezone

from core.admin import EntryInline
from core.admin.forms import EntryForm
from core.admin.history import VersionedAdmin
from core.admin.plain import PlainAdmin
from submissions.actions.doors import doors_changed, set_doors
from submissions.models import Door, DoorMessage, Subject
from submissions.models.door import Position

SHARED = ("position", "until", "reason", "delay", "contact_address")


class DoorForm(EntryForm):
    both = forms.BooleanField(
        required=False, help_text="With the tick, both are put into this position. Messages stay apart."
    )

    class Meta:
        widgets = {"position": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = [subject.label.lower() for subject in Subject if subject != self.instance.subject]
        if "both" in self.fields:
            self.fields["both"].label = f"Also for {' and '.join(others)}"

    def clean(self):
        cleaned = super().clean()
        until = cleaned.get("until")
        if until and cleaned.get("position") == Position.OPEN:
            self.add_error("until", "It is open already. Empty this, or choose another position.")
        elif until and until <= timezone.localdate() and "until" in self.changed_data:
            self.add_error("until", "This day has come already. Give a later one, or none.")
        return cleaned


class MessageInline(EntryInline):
    model = DoorMessage
    extra = 0
    verbose_name_plural = "what visitors are told instead of the usual words, by language"


@admin.register(Door)
class DoorAdmin(PlainAdmin, VersionedAdmin):
    form = DoorForm
    change_form_template = "admin/door_change_form.html"
    inlines = (MessageInline,)
    list_display = ("__str__", "now", "until", "reason", "changed")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fieldsets = (
        (
            None,
            {
                "fields": (*SHARED, "both"),
                "description": "The change holds for every visitor within a second. While it is closed, people are "
                "told so on the page where they would join and beside the links to it, nowhere else. Corrections and "
                "reports stay open.",
            },
        ),
    )

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="now")
    def now(self, door):
        return Position(door.position_now).label

    @admin.display(description="last changed", ordering="changed_at")
    def changed(self, door):
        last = door.history.select_related("history_user").first()
        who = f" by {last.history_user}" if last and last.history_user else ""
        return f"{timezone.localtime(door.changed_at):%-d %B %Y, %H:%M}{who}" if last else "Never"

    @transaction.atomic
    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.cleaned_data.get("both"):
            others = [subject for subject in Subject.values if subject != form.instance.subject]
            set_doors(others, by=request.user, **{name: form.cleaned_data[name] for name in SHARED})
        doors_changed()

"""Forms of entries and of their rows: what another editor did meanwhile is said, and nothing typed is lost."""

import re

from django import forms
from django.forms.formsets import INITIAL_FORM_COUNT
from django.forms.models import BaseInlineFormSet, model_to_dict
from django.http import QueryDict
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.text import capfirst

from core.versions import lost_targets, relations_of, rows_before


class EntryForm(forms.ModelForm):
    # When the entry was last changed at the time the form was opened.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.record = getattr(self.instance, "_history", None)
        if self.record:
            # A version's many-to-many values; the form's own are those of today.
            self.initial |= relations_of(self.record)
        if self.instance.pk:
            self.initial["seen"] = self.record.changed_now if self.record else self.instance.changed_at.isoformat()

    def clean_published_at(self):
        """The stored time where the form, which knows no fractions of a second, still shows it."""
        typed, stored = self.cleaned_data["published_at"], self.instance.published_at
        return stored if typed and stored and stored.replace(microsecond=0) == typed else typed

    def clean(self):
        super().clean()
        seen = self.cleaned_data.get("seen")
        if self.instance.pk and seen:
            stored = type(self.instance)._base_manager.select_for_update().filter(pk=self.instance.pk)
            changed_at = stored.values_list("changed_at", flat=True).first()
            if changed_at and changed_at.isoformat() != seen:
                self.data = self.data.copy()
                self.data[self.add_prefix("seen")] = changed_at.isoformat()
                self.add_error(None, self.say_who_changed_it(changed_at))
        return self.cleaned_data

    def say_who_changed_it(self, changed_at):
        records = list(self.instance.history.select_related("history_user")[:2])
        fields = {field.name: field for field in [*self.instance._meta.fields, *self.instance._meta.many_to_many]}
        changed = records[0].diff_against(records[1]).changed_fields if len(records) > 1 else []
        return format_html(
            "{who} saved this {kind} at {when}, after you had opened it{what}. Nothing of yours is lost: "
            'it stands below, not yet saved. Compare it with <a href="{address}" target="_blank">what is stored</a>, '
            "take over what you want to keep, then press Save again: your version then replaces theirs, "
            "which stays in the history.",
            who=records[0].history_user or "Somebody" if records else "Somebody",
            kind=self.instance._meta.verbose_name,
            when=formats.date_format(timezone.localtime(changed_at), "H:i, j F Y"),
            what=f" (changed: {', '.join(str(fields[name].verbose_name) for name in changed)})" if changed else "",
            address=reverse(
                f"admin:{self.instance._meta.app_label}_{self.instance._meta.model_name}_change",
                args=[self.instance.pk],
            ),
        )


class EntryRows(BaseInlineFormSet):
    """The rows of an entry; shown as they were at a version, when the entry is."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.later = set()
        record = getattr(self.instance, "_history", None)
        if self.is_bound:
            self.renew_rows_that_went()
        elif record:
            self.show_as_at(record)

    def show_as_at(self, record):
        had, self.later = rows_before(self.model, self.fk.name, self.instance.pk, record.valid_until)
        had = {key: row for key, row in had.items() if not lost_targets(row)}
        rows = list(self.get_queryset())
        self._queryset = [had.pop(row.pk, row) for row in rows]
        for row in self._queryset:
            row._state.adding = False
        self.initial_extra = [model_to_dict(row, exclude=[self.fk.name, row._meta.pk.name]) for row in had.values()]
        self.extra += len(self.initial_extra)

    def renew_rows_that_went(self):
        """Takes rows that somebody else has removed since the form was opened for new ones, behind the others."""
        count, key = min(self.initial_form_count(), self.total_form_count()), self.model._meta.pk.name
        stored = {str(row.pk) for row in self.get_queryset()}
        went = [index for index in range(count) if self.data.get(f"{self.prefix}-{index}-{key}") not in stored]
        if not went:
            return
        left = [index for index in range(count) if index not in went]
        places = {old: new for new, old in enumerate([*left, *went, *range(count, self.total_form_count())])}
        self.data = renumbered(self.data, self.prefix, places)
        for index in range(len(left), count):
            self.data[f"{self.prefix}-{index}-{key}"] = ""
        self.data[f"{self.prefix}-{INITIAL_FORM_COUNT}"] = str(len(left))
        del self.management_form

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            # The head of a column names nothing for those who hear the page.
            field.widget.attrs.setdefault("aria-label", capfirst(field.label or ""))
        if self.can_delete and form.instance.pk in self.later:
            form.initial["DELETE"] = True

    def get_unique_error_message(self, unique_check):
        fields = [self.model._meta.get_field(name).verbose_name for name in unique_check if name != self.fk.name]
        return f"The same {' and '.join(map(str, fields))} may stand here only once."


def renumbered(data: QueryDict, prefix: str, places: dict[int, int]) -> QueryDict:
    """The data of a formset with its rows at other places, by their places before."""
    moved = data.copy()
    rows = [(name, re.fullmatch(f"{prefix}-([0-9]+)-(.+)", name)) for name in data]
    for name, row in rows:
        if row:
            moved.pop(name, None)
    for name, row in rows:
        if row and int(row[1]) in places:
            moved.setlist(f"{prefix}-{places[int(row[1])]}-{row[2]}", data.getlist(name))
    return moved

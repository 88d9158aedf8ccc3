"""What a visitor may ask of any list of entries."""

import django_filters
from django import forms
from django.db.models import Q

from core.text import fold


class EntryFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="with_words", label="Name or words", max_length=200)
    initial = django_filters.CharFilter(label="First letter", max_length=20)
    archived = django_filters.BooleanFilter(
        method="with_archived", label="Archived entries too", widget=forms.CheckboxInput
    )

    class Meta:
        abstract = True

    def __init__(self, data, **kwargs):
        super().__init__(data, queryset=self._meta.model.objects.published(), **kwargs)

    @property
    def qs(self):
        found = super().qs
        return self.ordered(found if self.form.cleaned_data.get("archived") else found.current())

    def ordered(self, entries):
        return entries.by_name()

    def with_words(self, entries, name, value):
        """Entries that hold every word in name, summary or place, whatever its case and accents in the name."""
        for word in value.split()[:10]:
            entries = entries.filter(
                Q(sort_key__contains=fold(word)) | Q(summary__icontains=word) | self.place_holds(word)
            )
        return entries

    def place_holds(self, word: str) -> Q:
        return Q(locality__icontains=word)

    def with_archived(self, entries, name, value):
        return entries

    def initials(self):
        """The groups of the A–Z bar that this list holds, whichever of them is chosen."""
        data = {**self.data.dict(), "initial": ""}
        return set(type(self)(data).qs.order_by().values_list("initial", flat=True).distinct())

    def archived_count(self) -> int:
        """How many archived entries are left out."""
        return 0 if self.form.cleaned_data.get("archived") else super().qs.archived().count()

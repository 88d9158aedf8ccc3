"""What editors look after: the same questions for the lists' filter and for the admin's home page."""

import datetime
from typing import NamedTuple

from django.contrib import admin
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from core.models import State

A_YEAR = datetime.timedelta(days=365)


class Need(NamedTuple):
    label: str
    condition: Q


def needs_of(model_admin) -> dict[str, Need]:
    """What may be amiss with entries of a kind, by the name it has in addresses."""
    year_ago = timezone.now() - A_YEAR
    unchecked = Q(checked_on__lt=year_ago.date()) | Q(checked_on=None, published_at__lt=year_ago)
    needs = {
        "scheduled": Need("Waiting for its time of publication", Q(state=State.PUBLISHED, published_at__gt=Now())),
        "check": Need("Facts not checked for over a year", unchecked),
        "summary": Need("No summary", Q(summary="")),
        "picture": Need("No picture", Q(**{model_admin.picture_field: None})),
    }
    if model_admin.has_place:
        needs["place"] = Need("No place", Q(country="", scope=""))
    return needs


class NeedFilter(admin.SimpleListFilter):
    title = "what is missing"
    parameter_name = "needs"

    def lookups(self, request, model_admin):
        self.needs = needs_of(model_admin)
        return [(name, need.label) for name, need in self.needs.items()]

    def queryset(self, request, queryset):
        need = self.needs.get(self.value())
        return queryset.filter(need.condition, merged_into=None) if need else queryset


class UsedChoicesFilter(admin.ChoicesFieldListFilter):
    """Offers only those of a field's many choices that entries have."""

    def __init__(self, field, request, params, model, model_admin, field_path):
        super().__init__(field, request, params, model, model_admin, field_path)
        self.used = set(model._default_manager.order_by().values_list(field_path, flat=True).distinct())

    def has_output(self):
        return len(self.used) > 1

    def choices(self, changelist):
        chosen = self.lookup_val or ()
        used = [
            ("", "All"),
            *((value, label) for value, label in self.field.flatchoices if value in self.used and value),
        ]
        for value, label in used:
            query = {self.lookup_kwarg: value} if value else None
            yield {
                "selected": value in chosen if value else not chosen,
                "query_string": changelist.get_query_string(query, [self.lookup_kwarg]),
                "display": label,
            }

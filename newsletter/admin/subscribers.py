"""Who gets mail. Nobody writes consent by hand: people sign up themselves, or a file that tells of it is imported."""

from django.contrib import admin
from django.db.models import Count, Q

from core.admin.plain import PlainAdmin
from newsletter.actions.leaving import erase
from newsletter.admin.files import SubscriberFiles
from newsletter.models import Subscriber, Suppression
from newsletter.models.subscriber import PAUSING


class ChoiceFilter(admin.SimpleListFilter):
    """Narrows to one of a few named conditions."""

    conditions: dict[str, tuple[str, Q]]

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, _) in self.conditions.items()]

    def queryset(self, request, queryset):
        return queryset.filter(self.conditions[self.value()][1]) if self.value() in self.conditions else queryset


class TopicFilter(ChoiceFilter):
    title = "topic"
    parameter_name = "topic"
    conditions = {
        "newsletter": ("Newsletter", Q(wants_newsletter=True)),
        "alerts": ("Alerts", Q(pk__in=Subscriber.objects.filter(alerts__confirmed_at__isnull=False).values("pk"))),
    }


class StandingFilter(ChoiceFilter):
    title = "standing"
    parameter_name = "standing"
    conditions = {
        "reading": ("Gets mail", Q(confirmed_at__isnull=False) & (Q(paused_until=None) | ~PAUSING)),
        "paused": ("Pauses", PAUSING),
        "unconfirmed": ("Has not said yes yet", Q(confirmed_at=None)),
    }


class OnlyToLookAt:
    """Mixed into a ModelAdmin of what comes into being elsewhere."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(Subscriber)
class SubscriberAdmin(SubscriberFiles, OnlyToLookAt, PlainAdmin, admin.ModelAdmin):
    change_list_template = "admin/newsletter/subscriber_list.html"
    list_display = ("address", "language", "wants_newsletter", "alerts_count", "confirmed_at", "paused_until")
    list_filter = (TopicFilter, StandingFilter, "language")
    list_per_page = 50
    search_fields = ("address",)
    search_help_text = "A mail address or a part of it."
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fieldsets = (
        (None, {"fields": ("address", "language", "wants_newsletter", "alerts_count", "paused_until")}),
        (
            "The proof that it was asked for",
            {"fields": ("created_at", "confirmed_at", "consent_version", "consent_text", "came_from")},
        ),
    )

    def get_queryset(self, request):
        confirmed = Q(alerts__confirmed_at__isnull=False)
        return super().get_queryset(request).annotate(alerts_count=Count("alerts", filter=confirmed))

    @admin.display(description="alerts", ordering="alerts_count")
    def alerts_count(self, subscriber):
        return subscriber.alerts_count

    # Whoever is deleted is forgotten as if they had asked for it themselves.

    def delete_model(self, request, subscriber):
        erase(subscriber)

    def delete_queryset(self, request, subscribers):
        for subscriber in subscribers:
            erase(subscriber)


@admin.register(Suppression)
class SuppressionAdmin(OnlyToLookAt, admin.ModelAdmin):
    list_display = ("trace", "at")
    search_fields = ("trace",)

    def has_delete_permission(self, request, obj=None):
        return False

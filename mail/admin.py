"""The outbox in the admin: which mails went, wait, failed or came back. Their words are their readers' alone."""

from django.contrib import admin, messages

from mail import actions
from mail.addresses import folded
from mail.models import Delivery


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("unsent", "Waits"), ("sent", "Sent"), ("failed", "Given up"), ("returned", "Came back or called spam")]

    def queryset(self, request, queryset):
        return getattr(queryset, self.value())() if self.value() in dict(self.lookup_choices) else queryset


@admin.register(Delivery)
class DeliveryAdmin(admin.ModelAdmin):
    list_display = ("number", "sort", "to", "state", "attempts", "trouble", "created_at", "sent_at")
    list_filter = (StateFilter,)
    list_select_related = ("mailing",)
    list_per_page = 50
    show_full_result_count = False
    # A key in here may open somebody's preferences: neither words nor headers are shown.
    fields = ("number", "sort", "to", "state", "attempts", "trouble", "created_at", "next_attempt_at", "sent_at")
    readonly_fields = fields
    search_fields = ("to",)
    search_help_text = "The whole mail address."
    actions = ("try_again",)

    def get_search_results(self, request, queryset, search_term):
        return (queryset.filter(to=folded(search_term)) if search_term else queryset), False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(ordering="pk")
    def number(self, delivery):
        return delivery.pk

    @admin.display(description="what")
    def sort(self, delivery):
        return delivery.mailing or delivery.subject

    @admin.display
    def state(self, delivery):
        return delivery.state

    @admin.action(description="Try again now", permissions=["view"])
    def try_again(self, request, deliveries):
        count = actions.try_again(deliveries)
        text = f"{count} mails are tried again now." if count else "None of these was given up."
        self.message_user(request, text, messages.SUCCESS if count else messages.WARNING)

from django.contrib import admin

from opendata.models import ImportedRecord


@admin.register(ImportedRecord)
class ImportedRecordAdmin(admin.ModelAdmin):
    """To look at only: what an import read is what it read."""

    list_display = ("kind", "number", "source", "imported_at")
    list_display_links = ("kind", "number")
    list_filter = ("kind", "source")
    search_fields = ("=number",)
    search_help_text = "The public number."
    ordering = ("kind", "number")
    show_full_result_count = False
    fields = ("kind", "number", "source", "imported_at", "raw", "written")
    readonly_fields = fields

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

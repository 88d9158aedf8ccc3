"""The texts that introduce countries."""

from django.contrib import admin

from core.admin.plain import PlainAdmin
from core.admin.translated import TranslatedAdmin
from core.admin.vocabularies import IntroducedAdmin
from core.models import Country


@admin.register(Country)
class CountryAdmin(IntroducedAdmin, TranslatedAdmin, PlainAdmin, admin.ModelAdmin):
    help_texts = {
        "introduction": "Markdown. Stands on the page of the country: two short paragraphs, 60 to 120 words.",
    }
    list_display = ("__str__", "code")
    fieldsets = ((None, {"fields": ("code", "introduction")}),)
    search_fields = ("code",)
    search_help_text = "The two letters of a country, such as ES."

    def get_readonly_fields(self, request, obj=None):
        # Another code would make another record.
        return ("code",) if obj else ()

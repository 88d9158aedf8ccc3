from django.contrib import admin
from django.db.models import Exists, OuterRef, Q

from core.admin import EntryAdmin, EntryInline, UsedChoicesFilter
from organisations.models import Organisation, OrganisationLink, OrganisationName
from organisations.views import OrganisationPage


class NameInline(EntryInline):
    model = OrganisationName
    verbose_name = "other name"


class LinkInline(EntryInline):
    model = OrganisationLink
    verbose_name_plural = "its profiles on other sites"


@admin.register(Organisation)
class OrganisationAdmin(EntryAdmin):
    page = OrganisationPage
    inlines = (NameInline, LinkInline)
    list_filter = (*EntryAdmin.list_filter, "type", "size", "lifecycle", ("scope", UsedChoicesFilter))
    search_help_text = "Any of its names, words of the summary, or the public number."
    autocomplete_fields = ("logo", "header_image", "tags", "networks", "merged_into")
    help_texts = EntryAdmin.help_texts | {
        "name": "As it calls itself. Its other names have rows of their own below.",
        "type": "What it is by law or by custom.",
        "size": "How many people work there, paid or not.",
        "lifecycle": "Dormant: it exists, but nothing has been heard of it for long. Empty: not known.",
        "networks": "Networks that it belongs to.",
    }
    fieldsets = (
        ("What it is", {"fields": ("name", "summary", ("type", "size"), ("lifecycle", "founded"), "website")}),
        ("Its story", {"fields": ("body", "language")}),
        ("What it is about", {"fields": ("tags", "networks")}),
        EntryAdmin.where,
        EntryAdmin.pictures,
        ("For editors only", {"fields": ("contact_address",)}),
        *EntryAdmin.closing,
    )

    def holding(self, word: str) -> Q:
        other_names = OrganisationName.objects.filter(organisation=OuterRef("number"), name__icontains=word)
        return super().holding(word) | Exists(other_names)

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


@admin.register(Organisation)
class OrganisationAdmin(EntryAdmin):
    page = OrganisationPage
    inlines = (NameInline, LinkInline)
    list_filter = (*EntryAdmin.list_filter, "type", "size", "lifecycle", ("scope", UsedChoicesFilter))
    search_help_text = "Any of its names, words of the summary, or the public number."
    autocomplete_fields = ("logo", "header_image", "tags", "networks", "merged_into")
    fieldsets = (
        (None, {"fields": (*EntryAdmin.texts, "website", "contact_address")}),
        ("What it is", {"fields": ("type", "size", "lifecycle", "founded", "tags", "networks")}),
        ("Where it is", {"fields": EntryAdmin.place_fields, "description": EntryAdmin.place_help}),
        ("Pictures", {"fields": ("logo", "header_image")}),
        EntryAdmin.publication,
        EntryAdmin.source,
        EntryAdmin.record_keeping,
    )

    def holding(self, word: str) -> Q:
        other_names = OrganisationName.objects.filter(organisation=OuterRef("number"), name__icontains=word)
        return super().holding(word) | Exists(other_names)

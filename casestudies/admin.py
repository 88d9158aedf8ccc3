from django.contrib import admin

from casestudies.models import CaseStudy
from casestudies.views import CaseStudyPage
from core.admin import EntryAdmin


@admin.register(CaseStudy)
class CaseStudyAdmin(EntryAdmin):
    page = CaseStudyPage
    picture_field = "card_image"
    list_display = (*EntryAdmin.list_display, "on_home_page")
    list_filter = (*EntryAdmin.list_filter, "areas_of_impact", ("home_position", admin.EmptyFieldListFilter))
    autocomplete_fields = ("card_image", "header_image", "tags", "organisations", "projects", "merged_into")
    checkbox_fields = ("areas_of_impact",)
    fieldsets = (
        (None, {"fields": ("name", "summary", "introduction", "body", "outcome", "facts", "language")}),
        ("What it is about", {"fields": ("organisations", "projects", *checkbox_fields, "tags", ("started", "ended"))}),
        ("Website", {"fields": ("website", "website_label")}),
        ("Card and pictures", {"fields": ("card_colour", "card_image", "header_image", "home_position")}),
        ("Where it is", {"fields": EntryAdmin.place_fields, "description": EntryAdmin.place_help}),
        EntryAdmin.publication,
        EntryAdmin.source,
        EntryAdmin.record_keeping,
    )

    @admin.display(description="home page", ordering="home_position")
    def on_home_page(self, case_study):
        return case_study.home_position

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
    help_texts = EntryAdmin.help_texts | {
        "name": "The headline: who, and what came of it.",
        "introduction": "A few sentences above the story that make one want to read it.",
        "outcome": "What changed, for whom, and how one knows. It stands in a box below the story.",
        "facts": "Short facts beside the story, best as a list: place, year, numbers.",
        "website": "Where readers can go on: a button on its page.",
        "website_label": "What stands on that button. Empty: “Visit the website”.",
        "organisations": "The organisations that the story is about. It then stands on their pages, too.",
        "projects": "The projects that the story is about. It then stands on their pages, too.",
        "areas_of_impact": "The parts of life that it changes.",
        "card_colour": "The colour of its card, and of what stands there when it has no picture.",
        "card_image": "The picture on cards and lists.",
        "header_image": "A wide picture above the story.",
        "home_position": "Its place among the six stories of the home page. Empty: not there.",
    }
    fieldsets = (
        ("What it tells", {"fields": ("name", "summary")}),
        ("The story", {"fields": ("introduction", "body", "outcome", "facts", "language")}),
        ("What it is about", {"fields": ("organisations", "projects", *checkbox_fields, "tags", ("started", "ended"))}),
        ("Website", {"fields": ("website", "website_label")}),
        EntryAdmin.where,
        ("Pictures", {"fields": ("card_image", "card_colour", "header_image")}),
        ("Home page", {"fields": ("home_position",)}),
        *EntryAdmin.closing,
    )

    @admin.display(description="home page", ordering="home_position")
    def on_home_page(self, case_study):
        return case_study.home_position

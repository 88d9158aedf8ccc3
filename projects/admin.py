from django.contrib import admin

from core.admin import EntryAdmin, EntryInline
from organisations.admin import OrganisationAdmin
from projects.models import Participation, Project
from projects.views import ProjectPage


class ParticipationInline(EntryInline):
    model = Participation
    autocomplete_fields = ("project", "organisation")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation", "project")


class ProjectInline(ParticipationInline):
    verbose_name_plural = "projects that it takes part in"


class OrganisationInline(ParticipationInline):
    verbose_name_plural = "organisations that take part"


# Organisations lie below projects and cannot name them.
OrganisationAdmin.inlines = (*OrganisationAdmin.inlines, ProjectInline)


@admin.register(Project)
class ProjectAdmin(EntryAdmin):
    page = ProjectPage
    inlines = (OrganisationInline,)
    list_filter = (*EntryAdmin.list_filter, "status", "focus_areas")
    autocomplete_fields = ("logo", "header_image", "helps", "tags", "merged_into")
    checkbox_fields = ("focus_areas", "areas_of_impact", "technologies")
    help_texts = EntryAdmin.help_texts | {
        "name": "As the people who do it call it.",
        "social_impact": "What has changed for people, with numbers where there are any.",
        "status": "Empty: not known.",
        "focus_areas": "What kind of openness it stands for.",
        "areas_of_impact": "The parts of life that it changes.",
        "technologies": "What it works with.",
        "helps": "The people whom it is for, such as farmers or newcomers.",
    }
    fieldsets = (
        ("What it is", {"fields": ("name", "summary", "status", ("started", "ended"), "website")}),
        ("Its story", {"fields": ("body", "social_impact", "language")}),
        ("What it is about", {"fields": (*checkbox_fields, "helps", "tags")}),
        EntryAdmin.where,
        EntryAdmin.pictures,
        *EntryAdmin.closing,
    )

from django.contrib import admin

from core.admin import EntryAdmin, EntryInline
from organisations.admin import OrganisationAdmin
from projects.models import Participation, Project
from projects.views import ProjectPage


class ParticipationInline(EntryInline):
    """Who takes part in a project; the other way round, what an organisation takes part in."""

    model = Participation
    autocomplete_fields = ("project", "organisation")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation", "project")


# Organisations lie below projects and cannot name them.
OrganisationAdmin.inlines = (*OrganisationAdmin.inlines, ParticipationInline)


@admin.register(Project)
class ProjectAdmin(EntryAdmin):
    page = ProjectPage
    inlines = (ParticipationInline,)
    list_filter = (*EntryAdmin.list_filter, "status", "focus_areas")
    autocomplete_fields = ("logo", "header_image", "helps", "tags", "merged_into")
    checkbox_fields = ("focus_areas", "areas_of_impact", "technologies")
    fieldsets = (
        (None, {"fields": (*EntryAdmin.texts, "social_impact", "website")}),
        ("What it is", {"fields": ("status", ("started", "ended"), *checkbox_fields, "helps", "tags")}),
        ("Where it is", {"fields": EntryAdmin.place_fields, "description": EntryAdmin.place_help}),
        ("Pictures", {"fields": ("logo", "header_image")}),
        EntryAdmin.publication,
        EntryAdmin.source,
        EntryAdmin.record_keeping,
    )

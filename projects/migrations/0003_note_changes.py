from django.db import migrations

from search.triggers import NoteChanges


class Migration(migrations.Migration):
    """Changes of what search finds are noted in the database itself."""

    dependencies = [("projects", "0002_numbers_of_new_entries"), ("search", "0002_changes_and_storage")]
    operations = [
        NoteChanges("projects_project", "number", "projects.project"),
        NoteChanges("projects_project", "merged_into_id", "projects.project"),
        NoteChanges("projects_participation", "project_id", "projects.project"),
        NoteChanges("projects_participation", "organisation_id", "organisations.organisation"),
        NoteChanges("projects_project_focus_areas", "project_id", "projects.project"),
        NoteChanges("projects_project_areas_of_impact", "project_id", "projects.project"),
        NoteChanges("projects_project_technologies", "project_id", "projects.project"),
        NoteChanges("projects_project_helps", "project_id", "projects.project"),
        NoteChanges("projects_project_tags", "project_id", "projects.project"),
    ]

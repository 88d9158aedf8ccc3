from django.db import migrations

from search.triggers import NoteChanges


class Migration(migrations.Migration):
    """Changes of what search finds are noted in the database itself."""

    dependencies = [("casestudies", "0002_numbers_of_new_entries"), ("search", "0002_changes_and_storage")]
    operations = [
        NoteChanges("casestudies_casestudy", "number", "casestudies.casestudy"),
        NoteChanges("casestudies_casestudy", "merged_into_id", "casestudies.casestudy"),
        NoteChanges("casestudies_casestudy_areas_of_impact", "casestudy_id", "casestudies.casestudy"),
        NoteChanges("casestudies_casestudy_tags", "casestudy_id", "casestudies.casestudy"),
        NoteChanges("casestudies_casestudy_organisations", "casestudy_id", "casestudies.casestudy"),
        NoteChanges("casestudies_casestudy_organisations", "organisation_id", "organisations.organisation"),
        NoteChanges("casestudies_casestudy_projects", "casestudy_id", "casestudies.casestudy"),
        NoteChanges("casestudies_casestudy_projects", "project_id", "projects.project"),
    ]

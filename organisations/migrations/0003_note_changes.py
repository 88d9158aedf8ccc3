from django.db import migrations

from search.triggers import NoteChanges


class Migration(migrations.Migration):
    """Changes of what search finds are noted in the database itself."""

    dependencies = [("organisations", "0002_numbers_of_new_entries"), ("search", "0002_changes_and_storage")]
    operations = [
        NoteChanges("organisations_organisation", "number", "organisations.organisation"),
        NoteChanges("organisations_organisation", "merged_into_id", "organisations.organisation"),
        NoteChanges("organisations_organisationname", "organisation_id", "organisations.organisation"),
        NoteChanges("organisations_organisationlink", "organisation_id", "organisations.organisation"),
        NoteChanges("organisations_organisation_tags", "organisation_id", "organisations.organisation"),
        NoteChanges("organisations_organisation_networks", "organisation_id", "organisations.organisation"),
    ]

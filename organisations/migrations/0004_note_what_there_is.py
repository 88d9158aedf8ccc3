from django.db import migrations


class Migration(migrations.Migration):
    """Entries from before the index count as changed, so that it takes them in."""

    dependencies = [("organisations", "0003_note_changes")]
    operations = [
        migrations.RunSQL(
            """
            INSERT INTO search_change (source, key)
            SELECT 'organisations.organisation', number FROM organisations_organisation
            """,
            migrations.RunSQL.noop,
        )
    ]

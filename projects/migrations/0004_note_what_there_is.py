from django.db import migrations


class Migration(migrations.Migration):
    """Entries from before the index count as changed, so that it takes them in."""

    dependencies = [("projects", "0003_note_changes")]
    operations = [
        migrations.RunSQL(
            """
            INSERT INTO search_change (source, key)
            SELECT 'projects.project', number FROM projects_project
            """,
            migrations.RunSQL.noop,
        )
    ]

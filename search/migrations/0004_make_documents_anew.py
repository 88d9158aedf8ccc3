from django.db import migrations


class Migration(migrations.Migration):
    """Documents lack the themes, countries and networks that entries lend each other: each is to be made anew."""

    dependencies = [("search", "0003_note_changes_of_vocabularies")]
    operations = [
        migrations.RunSQL(
            "INSERT INTO search_change (source, key) SELECT kind, number FROM search_document",
            migrations.RunSQL.noop,
        )
    ]

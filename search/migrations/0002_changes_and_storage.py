from django.db import migrations

from search.triggers import FUNCTION


class Migration(migrations.Migration):
    """The function that notes changes, and documents whose long texts lie beside the table, so that it is narrow."""

    dependencies = [("search", "0001_index")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION search_note_change"),
        migrations.RunSQL(
            """
            ALTER TABLE search_document SET (toast_tuple_target = 256);
            ALTER TABLE search_document ALTER COLUMN vector SET STORAGE EXTERNAL;
            ALTER TABLE search_document ALTER COLUMN vector SET STATISTICS 500
            """,
            migrations.RunSQL.noop,
        ),
    ]

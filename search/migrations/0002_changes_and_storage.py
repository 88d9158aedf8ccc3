from django.db import migrations

from search.triggers import FUNCTION

# Functions, because a plan without index reads the long vectors of most rows: 2.6 s where this takes 0.1 s.
LOOKUPS = """
    CREATE FUNCTION search_holding(sought tsquery) RETURNS bigint[] LANGUAGE sql STABLE SET enable_seqscan = off
    AS 'SELECT array_agg(id) FROM search_document WHERE vector @@ sought';
    CREATE FUNCTION search_named(sought tsquery) RETURNS bigint[] LANGUAGE sql STABLE SET enable_seqscan = off
    AS 'SELECT array_agg(id) FROM search_document WHERE name_vector @@ sought';
"""


class Migration(migrations.Migration):
    """The function that notes changes, and documents whose long texts lie beside the table, so that it is narrow."""

    dependencies = [("search", "0001_index")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION search_note_change"),
        migrations.RunSQL(LOOKUPS, "DROP FUNCTION search_holding; DROP FUNCTION search_named"),
        migrations.RunSQL(
            """
            ALTER TABLE search_document SET (toast_tuple_target = 256);
            ALTER TABLE search_document ALTER COLUMN vector SET STORAGE EXTERNAL;
            ALTER TABLE search_document ALTER COLUMN vector SET STATISTICS 500
            """,
            migrations.RunSQL.noop,
        ),
    ]

from django.db import migrations


class Migration(migrations.Migration):
    """Entries from before the index count as changed, so that it takes them in."""

    dependencies = [("blog", "0003_note_changes")]
    operations = [
        migrations.RunSQL(
            """
            INSERT INTO search_change (source, key)
            SELECT 'blog.post', number FROM blog_post
            """,
            migrations.RunSQL.noop,
        )
    ]

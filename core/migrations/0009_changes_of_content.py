from django.db import migrations, models

from core.watching import FUNCTION


class Migration(migrations.Migration):
    """Marks of what changes in public, from which the version of the content is made."""

    dependencies = [("core", "0008_counts_of_limits")]
    operations = [
        migrations.CreateModel(
            name="ContentChange",
            fields=[("mark", models.BigIntegerField(primary_key=True, serialize=False))],
        ),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION core_mark_content"),
    ]

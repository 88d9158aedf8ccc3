from django.db import migrations, models

# Nobody has been told of anything yet, so the date that an entry bears is as good as any.
KNOWN = """
    INSERT INTO search_arrival (kind, number, at)
    SELECT kind, number, least(published_at, now()) FROM search_document
"""


class Migration(migrations.Migration):
    """When each entry became public, as far as that is known."""

    dependencies = [("search", "0004_make_documents_anew")]
    operations = [
        migrations.CreateModel(
            name="Arrival",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("number", models.IntegerField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "number"), name="arrival_of_an_entry_once")],
            },
        ),
        migrations.RunSQL(KNOWN, migrations.RunSQL.noop),
    ]

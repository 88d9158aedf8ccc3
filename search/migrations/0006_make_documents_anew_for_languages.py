from django.db import migrations


class Migration(migrations.Migration):
    """Documents lack the names of terms in other languages, and hold places and notes in English: all are made anew."""

    dependencies = [("search", "0005_arrivals"), ("core", "0011_first_translations")]
    operations = [
        migrations.RunSQL(
            "INSERT INTO search_change (source, key) SELECT kind, number FROM search_document",
            "INSERT INTO search_change (source, key) SELECT kind, number FROM search_document",
        )
    ]

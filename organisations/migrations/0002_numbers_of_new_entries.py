from django.db import migrations


class Migration(migrations.Migration):
    """New entries count from 200,001: below lie the original site's numbers and, from 100,001, the sample's."""

    dependencies = [("organisations", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE organisations_organisation ALTER COLUMN number RESTART WITH 200001",
            "ALTER TABLE organisations_organisation ALTER COLUMN number RESTART WITH 1",
        )
    ]

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0004_note_what_there_is"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="organisation",
            options={
                "ordering": ("sort_key", "number"),
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
            },
        ),
    ]

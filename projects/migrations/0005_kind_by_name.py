from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0004_note_what_there_is"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="project",
            options={"ordering": ("sort_key", "number"), "verbose_name": "project", "verbose_name_plural": "projects"},
        ),
    ]

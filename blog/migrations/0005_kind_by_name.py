from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0004_note_what_there_is"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="post",
            options={"ordering": ("sort_key", "number"), "verbose_name": "post", "verbose_name_plural": "posts"},
        ),
    ]

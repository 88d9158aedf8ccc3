from django.db import migrations, models

import core.keys


class Migration(migrations.Migration):
    dependencies = [("submissions", "0003_languages_of_mails")]
    operations = [
        # Every row gets one of its own in the next step.
        migrations.AddField(
            "submission", "seed", models.CharField(default=core.keys.new_seed, editable=False, max_length=64)
        ),
        migrations.RenameField("submission", "key", "former_key_hash"),
        migrations.AlterField(
            "submission",
            "former_key_hash",
            models.CharField(editable=False, max_length=64, null=True, unique=True),
        ),
    ]

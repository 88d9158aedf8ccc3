from django.db import migrations, models

import core.keys


class Migration(migrations.Migration):
    dependencies = [("newsletter", "0001_newsletter")]
    operations = [
        # Every row gets one of its own in the next step.
        migrations.AddField(
            "subscriber", "seed", models.CharField(default=core.keys.new_seed, editable=False, max_length=64)
        ),
        migrations.RenameField("subscriber", "key", "former_key_hash"),
        migrations.AlterField(
            "subscriber",
            "former_key_hash",
            models.CharField(editable=False, max_length=64, null=True, unique=True),
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsletter", "0004_readers_of_issues"),
    ]

    operations = [
        migrations.CreateModel(
            name="Told",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("number", models.IntegerField()),
                (
                    "subscriber",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="told", to="newsletter.subscriber"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("subscriber", "kind", "number"), name="told_once")],
            },
        ),
    ]

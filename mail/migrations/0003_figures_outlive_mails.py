from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mail", "0002_deliveries"),
    ]

    operations = [
        migrations.AddField(
            model_name="mailing",
            name="kept_bounced",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="mailing",
            name="kept_failed",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="mailing",
            name="kept_sent",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
    ]

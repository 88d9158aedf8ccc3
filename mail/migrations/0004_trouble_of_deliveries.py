from django.db import migrations, models
from django.db.models import F, OrderBy, Q


class Migration(migrations.Migration):
    dependencies = [("mail", "0003_figures_outlive_mails")]

    operations = [
        migrations.AddField("delivery", "trouble", models.CharField(blank=True, max_length=60)),
        migrations.AddField("delivery", "complained_at", models.DateTimeField(blank=True, null=True)),
        migrations.RemoveIndex("delivery", "delivery_waiting"),
        migrations.AddIndex(
            "delivery",
            models.Index(
                OrderBy(F("mailing"), nulls_first=True),
                OrderBy(F("next_attempt_at")),
                condition=Q(sent_at=None, failed_at=None),
                name="delivery_in_turn",
            ),
        ),
    ]

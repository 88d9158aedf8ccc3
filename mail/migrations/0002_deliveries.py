import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mail", "0001_outbox")]

    operations = [
        migrations.RemoveIndex("message", "message_waiting"),
        migrations.RenameModel("Message", "Delivery"),
        migrations.AlterModelOptions(
            "delivery", {"ordering": ("-created_at", "-pk"), "verbose_name_plural": "deliveries"}
        ),
        migrations.CreateModel(
            name="Mailing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        help_text="Such as “issue 12”. A second one is never made.", max_length=120, unique=True
                    ),
                ),
                ("subject", models.CharField(max_length=255)),
                ("text", models.TextField()),
                ("html", models.TextField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={"ordering": ("-created_at", "-pk")},
        ),
        migrations.AddField(
            "delivery",
            "mailing",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deliveries",
                to="mail.mailing",
            ),
        ),
        migrations.AlterField("delivery", "subject", models.CharField(blank=True, max_length=255)),
        migrations.AlterField("delivery", "text", models.TextField(blank=True)),
        migrations.AlterField("delivery", "html", models.TextField(blank=True)),
        migrations.AlterField("delivery", "sent_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("delivery", "personal", models.JSONField(blank=True, default=dict)),
        migrations.AddField("delivery", "headers", models.JSONField(blank=True, default=dict)),
        migrations.AddField("delivery", "failed_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("delivery", "bounced_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddIndex(
            "delivery",
            models.Index(condition=models.Q(("sent_at", None)), fields=["next_attempt_at"], name="delivery_waiting"),
        ),
        migrations.AddConstraint(
            "delivery",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mailing__isnull", False), ("subject", "")),
                    models.Q(("mailing__isnull", True), models.Q(("subject", ""), _negated=True)),
                    _connector="OR",
                ),
                name="delivery_has_words_of_one_kind",
            ),
        ),
    ]

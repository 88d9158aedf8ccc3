import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import core.keys
import core.languages


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("mail", "0004_trouble_of_deliveries"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Suppression",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("trace", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="HistoricalIssue",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "subject",
                    models.CharField(help_text="What stands in the list of mails. Say what is in it.", max_length=150),
                ),
                ("slug", models.CharField(editable=False, max_length=100)),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences in plain text, shown before the rest.",
                        max_length=300,
                        verbose_name="opening",
                    ),
                ),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        help_text="Markdown: **bold**, *italic*, [link](https://…), - lists, ## headings.",
                        verbose_name="text",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=core.languages.choices,
                        default="en",
                        help_text="The language it is written in. Where we have them, the words around it stand in it, too.",  # noqa: E501
                        max_length=8,
                    ),
                ),
                (
                    "only_its_readers",
                    models.BooleanField(
                        default=False,
                        help_text="Ticked: to those who chose this language for their mails. Not ticked: to all readers.",  # noqa: E501
                        verbose_name="only for readers of this language",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("scheduled", "Scheduled"), ("sent", "Sent")],
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("send_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("sent_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("drafted_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("changed_at", models.DateTimeField(blank=True, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mailing",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="mail.mailing",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical issue",
                "verbose_name_plural": "historical issues",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Subscriber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.EmailField(max_length=320)),
                (
                    "key",
                    models.CharField(default=core.keys.new_seed, editable=False, max_length=64, unique=True),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("de", "Deutsch"),
                            ("fr", "Français"),
                            ("it", "Italiano"),
                            ("es", "Español"),
                            ("ca", "Català"),
                        ],
                        default="en",
                        max_length=8,
                    ),
                ),
                ("wants_newsletter", models.BooleanField(default=False)),
                ("paused_until", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("consent_version", models.CharField(blank=True, max_length=20)),
                ("consent_text", models.TextField(blank=True)),
                ("came_from", models.CharField(blank=True, max_length=300, verbose_name="page it came from")),
            ],
            options={
                "ordering": ("-created_at", "-pk"),
                "permissions": (("export_subscriber", "Can export subscribers"),),
                "constraints": [
                    models.UniqueConstraint(fields=("address",), name="subscriber_address_once"),
                    models.CheckConstraint(
                        condition=models.Q(("address", django.db.models.functions.text.Lower("address"))),
                        name="subscriber_address_is_folded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("address", ""), _negated=True), name="subscriber_has_an_address"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_at", None), models.Q(("consent_version", ""), _negated=True), _connector="OR"
                        ),
                        name="subscriber_confirmed_has_consented",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "subject",
                    models.CharField(help_text="What stands in the list of mails. Say what is in it.", max_length=150),
                ),
                ("slug", models.CharField(editable=False, max_length=100)),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences in plain text, shown before the rest.",
                        max_length=300,
                        verbose_name="opening",
                    ),
                ),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        help_text="Markdown: **bold**, *italic*, [link](https://…), - lists, ## headings.",
                        verbose_name="text",
                    ),
                ),
                ("body_html", models.TextField(blank=True, editable=False)),
                (
                    "language",
                    models.CharField(
                        choices=core.languages.choices,
                        default="en",
                        help_text="The language it is written in. Where we have them, the words around it stand in it, too.",  # noqa: E501
                        max_length=8,
                    ),
                ),
                (
                    "only_its_readers",
                    models.BooleanField(
                        default=False,
                        help_text="Ticked: to those who chose this language for their mails. Not ticked: to all readers.",  # noqa: E501
                        verbose_name="only for readers of this language",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("scheduled", "Scheduled"), ("sent", "Sent")],
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("send_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("sent_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("drafted_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("unsubscribed_count", models.PositiveIntegerField(default=0, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "mailing",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="mail.mailing",
                    ),
                ),
            ],
            options={
                "ordering": ("-sent_at", "-pk"),
                "permissions": (("send_issue", "Can send issues"),),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["draft", "scheduled", "sent"])), name="issue_stage_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "scheduled"), _negated=True), ("send_at__isnull", False), _connector="OR"
                        ),
                        name="issue_scheduled_has_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "sent"), _negated=True),
                            models.Q(("mailing__isnull", False), ("sent_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="issue_sent_has_a_mailing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Alert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("query", models.TextField(blank=True, max_length=2000)),
                (
                    "every",
                    models.CharField(
                        choices=[("day", "Every day"), ("week", "Every week"), ("month", "Every month")],
                        default="week",
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("told_until", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "subscriber",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="alerts", to="newsletter.subscriber"
                    ),
                ),
            ],
            options={
                "ordering": ("created_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("subscriber", "kind", "query"), name="alert_once"),
                    models.CheckConstraint(
                        condition=models.Q(("every__in", ["day", "week", "month"])), name="alert_every_is_known"
                    ),
                ],
            },
        ),
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

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from core.watching import Watch


class Migration(migrations.Migration):
    dependencies = [
        ("dsi_directory", "0011_watch_what_is_public"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalPageTranslation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("title", models.CharField(max_length=120)),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences in plain text that say what the page is about. "
                        "Search engines show them too.",
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
                ("changed_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
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
                        max_length=8,
                    ),
                ),
                ("translated_state", models.CharField(blank=True, editable=False, max_length=64)),
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
                    "page",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dsi_directory.page",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical translation of a page",
                "verbose_name_plural": "historical translations of pages",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PageTranslation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120)),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences in plain text that say what the page is about. "
                        "Search engines show them too.",
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
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
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
                        max_length=8,
                    ),
                ),
                ("translated_state", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="dsi_directory.page",
                    ),
                ),
            ],
            options={
                "verbose_name": "translation of a page",
                "verbose_name_plural": "translations of pages",
                "ordering": ("page", "language"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="translation_of_a_page_is_named"
                    ),
                    models.UniqueConstraint(
                        fields=("page", "language"),
                        name="translation_of_a_page_once",
                        violation_error_message="The page is in this language already.",
                    ),
                ],
            },
        ),
        Watch("dsi_directory_pagetranslation"),
    ]

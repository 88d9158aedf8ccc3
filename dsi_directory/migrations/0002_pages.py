import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import core.languages


class Migration(migrations.Migration):
    dependencies = [
        ("dsi_directory", "0001_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalPage",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("title", models.CharField(max_length=120)),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        error_messages={"unique": "Another page has this address already. Choose another one."},
                        help_text="What stands in the address of the page behind the site's name, such as our-partners."
                        " Empty: made from the title. Links to the page break when it changes.",
                        max_length=100,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(?:-[a-z0-9]+)*\\Z",
                                "Use small Latin letters, digits and hyphens only, such as our-partners.",
                            )
                        ],
                        verbose_name="address",
                    ),
                ),
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
                (
                    "language",
                    models.CharField(
                        choices=core.languages.choices,
                        default="en",
                        help_text="The language the page is written in.",
                        max_length=8,
                    ),
                ),
                (
                    "is_published",
                    models.BooleanField(
                        default=True,
                        help_text="Without the tick, only editors see the page, in its preview.",
                        verbose_name="published",
                    ),
                ),
                ("changed_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
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
            ],
            options={
                "verbose_name": "historical page",
                "verbose_name_plural": "historical pages",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Page",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120)),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        error_messages={"unique": "Another page has this address already. Choose another one."},
                        help_text="What stands in the address of the page behind the site's name, such as our-partners."
                        " Empty: made from the title. Links to the page break when it changes.",
                        max_length=100,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(?:-[a-z0-9]+)*\\Z",
                                "Use small Latin letters, digits and hyphens only, such as our-partners.",
                            )
                        ],
                        verbose_name="address",
                    ),
                ),
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
                (
                    "language",
                    models.CharField(
                        choices=core.languages.choices,
                        default="en",
                        help_text="The language the page is written in.",
                        max_length=8,
                    ),
                ),
                (
                    "is_published",
                    models.BooleanField(
                        default=True,
                        help_text="Without the tick, only editors see the page, in its preview.",
                        verbose_name="published",
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
            ],
            options={
                "ordering": ("title", "pk"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="page_is_named"),
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(?:-[a-z0-9]+)*$")), name="page_address_is_plain"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_published", True),
                            models.Q(
                                (
                                    "slug__in",
                                    [
                                        "what-is-dsi",
                                        "about-the-project",
                                        "editorial-criteria",
                                        "contact-dsi",
                                        "accessibility",
                                        "terms-of-use",
                                        "privacy-policy",
                                        "cookies-policy",
                                    ],
                                ),
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="page_of_every_site_is_published",
                        violation_error_message="Every site needs this page: it cannot be hidden.",
                    ),
                ],
            },
        ),
    ]

import django_countries.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0005_short_names_of_organisation_types")]
    operations = [
        migrations.CreateModel(
            name="Country",
            fields=[
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        help_text="Markdown. Stands on its page, below the definition: "
                        "two short paragraphs, 60 to 120 words.",
                    ),
                ),
                ("introduction_html", models.TextField(blank=True, editable=False)),
                (
                    "code",
                    django_countries.fields.CountryField(
                        max_length=2, primary_key=True, serialize=False, verbose_name="country"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "countries",
                "ordering": ("code",),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("code", ""), _negated=True), name="country_has_a_code")
                ],
            },
        ),
    ]

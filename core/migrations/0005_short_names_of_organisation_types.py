from django.db import migrations, models

SHORT_NAMES = {
    "non-profit": "Non-profit",
    "business": "Business",
    "research": "Research",
    "grassroots": "Grassroots",
    "public-sector": "Public sector",
}


def add_short_names(apps, schema_editor):
    types = apps.get_model("core", "OrganisationType").objects
    for slug, short_name in SHORT_NAMES.items():
        types.filter(slug=slug).update(short_name=short_name)


class Migration(migrations.Migration):
    dependencies = [("core", "0004_first_introductions")]
    operations = [
        migrations.AddField(
            "organisationtype",
            "short_name",
            models.CharField(
                blank=True, help_text="For cards and tables, in one or two words. Empty: the name.", max_length=30
            ),
        ),
        migrations.RunPython(add_short_names, migrations.RunPython.noop),
    ]

from django.db import migrations, models

TERMS = ("areaofimpact", "focusarea", "network", "organisationsize", "organisationtype", "tag", "technology")


def translations() -> models.JSONField:
    return models.JSONField(default=dict, editable=False)


def translated_names() -> models.GeneratedField:
    return models.GeneratedField(
        db_persist=True,
        expression=models.Func(models.F("translations"), models.Value("$.*.name"), function="jsonb_path_query_array"),
        output_field=models.JSONField(),
    )


class Migration(migrations.Migration):
    dependencies = [("core", "0009_changes_of_content")]
    operations = [
        *(migrations.AddField(model, "translations", translations()) for model in ("country", *TERMS)),
        *(migrations.AddField(model, "translated_names", translated_names()) for model in TERMS),
    ]

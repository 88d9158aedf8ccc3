from django.contrib.auth.management import create_permissions
from django.db import migrations


def grant(apps, schema_editor):
    # On a fresh database Django makes permissions only after all migrations.
    config = apps.get_app_config("newsletter")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    # A role that an administrator has removed stays away.
    for group in apps.get_model("auth", "Group").objects.filter(name="Administrator"):
        group.permissions.add(permission(apps))


def withdraw(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name="Administrator"):
        group.permissions.remove(permission(apps))


def permission(apps):
    found = apps.get_model("auth", "Permission").objects
    return found.get(content_type__app_label="newsletter", codename="export_subscriber")


class Migration(migrations.Migration):
    dependencies = [
        ("dsi_directory", "0010_texts_on_newsletter"),
        ("newsletter", "0003_export_of_subscribers"),
    ]
    operations = [migrations.RunPython(grant, withdraw)]

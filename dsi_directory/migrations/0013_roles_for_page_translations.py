from django.contrib.auth.management import create_permissions
from django.db import migrations

GRANTS = {
    "Editor": ("add", "change", "view"),
    "Moderator": ("add", "change", "view"),
    "Administrator": ("add", "change", "view", "delete"),
}


def grant(apps, schema_editor):
    # On a fresh database Django makes permissions only after all migrations.
    config = apps.get_app_config("dsi_directory")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    for role, verbs in GRANTS.items():
        # A role that an administrator has removed stays away.
        for group in apps.get_model("auth", "Group").objects.filter(name=role):
            group.permissions.add(*permissions(apps, verbs))


def withdraw(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GRANTS):
        group.permissions.remove(*permissions(apps, ("add", "change", "view", "delete")))


def permissions(apps, verbs):
    codenames = [f"{verb}_pagetranslation" for verb in verbs]
    found = apps.get_model("auth", "Permission").objects
    return found.filter(content_type__app_label="dsi_directory", codename__in=codenames)


class Migration(migrations.Migration):
    dependencies = [("dsi_directory", "0012_page_translations")]
    operations = [migrations.RunPython(grant, withdraw)]

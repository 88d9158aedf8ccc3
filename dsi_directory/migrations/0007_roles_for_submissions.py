from django.contrib.auth.management import create_permissions
from django.db import migrations

MESSAGES = ["add_doormessage", "change_doormessage", "view_doormessage", "delete_doormessage"]
DECIDING = ["view_submission", "change_submission", "view_door", "change_door", *MESSAGES]
GRANTS = {
    # Who edits entries need not know who sent what.
    "Editor": ["view_door", "view_doormessage"],
    "Moderator": DECIDING,
    "Administrator": DECIDING,
}


def grant(apps, schema_editor):
    # On a fresh database Django makes permissions only after all migrations.
    config = apps.get_app_config("submissions")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    for role, codenames in GRANTS.items():
        # A role that an administrator has removed stays away.
        for group in apps.get_model("auth", "Group").objects.filter(name=role):
            group.permissions.add(*permissions(apps, codenames))


def withdraw(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GRANTS):
        group.permissions.remove(*permissions(apps, DECIDING))


def permissions(apps, codenames):
    found = apps.get_model("auth", "Permission").objects
    return found.filter(content_type__app_label="submissions", codename__in=codenames)


class Migration(migrations.Migration):
    dependencies = [("dsi_directory", "0006_cache"), ("submissions", "0002_doors")]
    operations = [migrations.RunPython(grant, withdraw)]

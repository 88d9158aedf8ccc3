from django.contrib.auth.management import create_permissions
from django.db import migrations

# Who edits entries need not know who sent what.
ROLES = ("Moderator", "Administrator")
CODENAMES = ("view_submission", "change_submission")


def grant(apps, schema_editor):
    # On a fresh database Django makes permissions only after all migrations.
    config = apps.get_app_config("submissions")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.add(*permissions(apps))


def withdraw(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.remove(*permissions(apps))


def permissions(apps):
    found = apps.get_model("auth", "Permission").objects
    return found.filter(content_type__app_label="submissions", codename__in=CODENAMES)


class Migration(migrations.Migration):
    dependencies = [("dsi_directory", "0007_roles_for_doors"), ("submissions", "0001_submissions")]
    operations = [migrations.RunPython(grant, withdraw)]

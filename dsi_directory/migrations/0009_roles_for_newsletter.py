from django.contrib.auth.management import create_permissions
from django.db import migrations

APPS = ("newsletter", "mail")
ISSUES = ["add_issue", "change_issue", "view_issue", "delete_issue", "send_issue"]
PEOPLE = ["add_subscriber", "change_subscriber", "view_subscriber", "delete_subscriber", "view_alert", "delete_alert"]
MAILS = ["view_delivery", "view_mailing"]
GRANTS = {
    "Editor": [*ISSUES, *PEOPLE],
    "Administrator": [*ISSUES, *PEOPLE, "export_subscriber", "view_suppression", *MAILS],
}


def grant(apps, schema_editor):
    # On a fresh database Django makes permissions only after all migrations.
    for label in APPS:
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
        config.models_module = None
    for role, codenames in GRANTS.items():
        # A role that an administrator has removed stays away.
        for group in apps.get_model("auth", "Group").objects.filter(name=role):
            group.permissions.add(*permissions(apps, codenames))


def withdraw(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GRANTS):
        group.permissions.remove(*permissions(apps, GRANTS["Administrator"]))


def permissions(apps, codenames):
    found = apps.get_model("auth", "Permission").objects
    return found.filter(content_type__app_label__in=APPS, codename__in=codenames)


class Migration(migrations.Migration):
    dependencies = [
        ("dsi_directory", "0008_texts_on_joining"),
        ("mail", "0002_deliveries"),
        ("newsletter", "0001_newsletter"),
    ]
    operations = [migrations.RunPython(grant, withdraw)]

from django.contrib.auth.management import create_permissions
from django.db import migrations

GRANTS = {
    "Editor": ("view",),
    "Moderator": ("change", "view"),
    "Administrator": ("change", "view"),
}
MESSAGES = ("add", "change", "view", "delete")


def grant(apps, schema_editor):
    # On a fresh database Django makes permissions only after all migrations.
    config = apps.get_app_config("submissions")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    for role, verbs in GRANTS.items():
        # A role that an administrator has removed stays away.
        for group in apps.get_model("auth", "Group").objects.filter(name=role):
            group.permissions.add(*permissions(apps, "door", verbs))
            group.permissions.add(*permissions(apps, "doormessage", MESSAGES if "change" in verbs else ("view",)))


def withdraw(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GRANTS):
        for model in ("door", "doormessage"):
            group.permissions.remove(*permissions(apps, model, ("add", "change", "view", "delete")))


def permissions(apps, model, verbs):
    codenames = [f"{verb}_{model}" for verb in verbs]
    found = apps.get_model("auth", "Permission").objects
    return found.filter(content_type__app_label="submissions", codename__in=codenames)


class Migration(migrations.Migration):
    dependencies = [("dsi_directory", "0006_cache"), ("submissions", "0004_history_of_messages")]
    operations = [migrations.RunPython(grant, withdraw)]

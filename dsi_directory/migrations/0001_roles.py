from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations

ENTRIES = ("organisations.organisation", "projects.project", "casestudies.casestudy", "blog.post")
ROWS = ("organisations.organisationname", "organisations.organisationlink", "projects.participation")
CLOSED_VOCABULARIES = (
    "core.focusarea", "core.areaofimpact", "core.technology", "core.organisationtype", "core.organisationsize"
)  # fmt: skip
OPEN_VOCABULARIES = ("core.tag", "core.network")
ALL = ("add", "change", "view", "delete")

EDITOR = [
    (ENTRIES, ("add", "change", "view")),
    (ROWS, ALL),
    (("core.picture",), ALL),
    (OPEN_VOCABULARIES, ("add", "change", "view")),
    (CLOSED_VOCABULARIES, ("view",)),
]
MODERATOR = [
    *EDITOR,
    (("core.tag",), ("delete",)),
    (CLOSED_VOCABULARIES, ("add", "change")),
    (("opendata.importedrecord",), ("view",)),
]
ADMINISTRATOR = [
    *MODERATOR,
    (ENTRIES, ("delete",)),
    ((*OPEN_VOCABULARIES, *CLOSED_VOCABULARIES), ("delete",)),
    (("auth.user", "auth.group"), ALL),
]
ROLES = {"Editor": EDITOR, "Moderator": MODERATOR, "Administrator": ADMINISTRATOR}
APPS = ("core", "organisations", "projects", "casestudies", "blog", "opendata", "auth")


def make_permissions(apps, schema_editor):
    """On a fresh database Django makes them only after all migrations."""
    for label in APPS:
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
        config.models_module = None


def make_roles(apps, schema_editor):
    Permission = apps.get_model("auth", "Permission")
    for role, grants in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=role)
        for models, verbs in grants:
            for label, model in (name.split(".") for name in models):
                codenames = [f"{verb}_{model}" for verb in verbs]
                found = Permission.objects.filter(content_type__app_label=label, codename__in=codenames)
                group.permissions.add(*found)


def remove_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("core", "0001_initial"),
        ("organisations", "0001_initial"),
        ("projects", "0001_initial"),
        ("casestudies", "0001_initial"),
        ("blog", "0001_initial"),
        ("opendata", "0001_initial"),
    ]
    operations = [
        migrations.RunPython(make_permissions, migrations.RunPython.noop),
        migrations.RunPython(make_roles, remove_roles),
    ]

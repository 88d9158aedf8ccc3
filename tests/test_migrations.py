"""Old and new code run side by side while processes are replaced one after another, so both live with any migration.

`docs/scaling.md` states the rule: first add, then let all code use it, and take away in a later release.
"""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import NOT_PROVIDED

# By app, the newest migration that nobody has to live with any more beside older code.
BASELINE = {
    "blog": "0005_kind_by_name",
    "casestudies": "0006_kind_by_name",
    "core": "0011_first_translations",
    "dsi_directory": "0015_page_cache",
    "mail": "0004_trouble_of_deliveries",
    "newsletter": "0003_hash_keys",
    "opendata": "0001_initial",
    "organisations": "0005_kind_by_name",
    "projects": "0005_kind_by_name",
    "search": "0006_make_documents_anew_for_languages",
    "submissions": "0005_hash_keys",
}
# Migrations that take away what no code of the release before uses any more, with how that was made sure.
CONTRACTING: dict[tuple[str, str], str] = {}

GOES = (
    migrations.DeleteModel,
    migrations.RemoveField,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.AlterModelTable,
)
AWAY = "takes away what older code uses"
EMPTY = "refuses what older code leaves empty: give it a db_default, or let it be null"


def may_be_left_out(field: models.Field) -> bool:
    """Whether the database takes a row without it; of a `default` in Python it does not know."""
    return field.null or field.many_to_many or field.db_default is not NOT_PROVIDED


def danger(operation, app: str, before: ProjectState) -> str:
    """What older code would stumble over, if it does."""
    if isinstance(operation, GOES):
        return AWAY
    if isinstance(operation, migrations.AddField):
        return "" if may_be_left_out(operation.field) else EMPTY
    if isinstance(operation, migrations.AlterField):
        was = before.models[app, operation.model_name_lower].fields[operation.name]
        return EMPTY if may_be_left_out(was) and not may_be_left_out(operation.field) else ""
    return ""


def dangers(migration, before: ProjectState) -> list[str]:
    found = []
    for operation in migration.operations:
        for part in getattr(operation, "database_operations", [operation]):
            found.append(danger(part, migration.app_label, before))
        operation.state_forwards(migration.app_label, before)
    return [one for one in found if one]


def test_older_code_lives_with_every_new_migration():
    loader = MigrationLoader(None)
    own = {config.label for config in apps.get_app_configs() if Path(config.path).parent == settings.BASE_DIR}
    assert own >= BASELINE.keys()
    for (app, name), migration in loader.disk_migrations.items():
        if app in own and name > BASELINE.get(app, "") and (app, name) not in CONTRACTING:
            before = loader.project_state((app, name), at_end=False)
            assert dangers(migration, before) == [], f"{app} {name}"


def operations(*those):
    return type("Migration", (migrations.Migration,), {"operations": list(those)})("0002", "mail")


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (migrations.RemoveField("letter", "subject"), [AWAY]),
        (migrations.RenameField("letter", "subject", "title"), [AWAY]),
        (migrations.DeleteModel("letter"), [AWAY]),
        (migrations.AddField("letter", "size", models.IntegerField(default=0)), [EMPTY]),
        (migrations.AddField("letter", "size", models.IntegerField(db_default=0)), []),
        (migrations.AddField("letter", "size", models.IntegerField(null=True)), []),
        (migrations.AlterField("letter", "subject", models.TextField()), [EMPTY]),
        (migrations.AlterField("letter", "subject", models.TextField(db_default="")), []),
        (migrations.AlterField("letter", "subject", models.CharField(max_length=9, null=True)), []),
        (migrations.SeparateDatabaseAndState([migrations.DeleteModel("letter")]), [AWAY]),
        (migrations.SeparateDatabaseAndState([], [migrations.DeleteModel("letter")]), []),
    ],
)
def test_what_older_code_stumbles_over(operation, expected):
    fields = [("id", models.AutoField(primary_key=True)), ("subject", models.TextField(null=True))]
    before = ProjectState({("mail", "letter"): ModelState("mail", "letter", fields)})
    assert dangers(operations(operation), before) == expected

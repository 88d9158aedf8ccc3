"""Ten times as many entries by copying those that there are, index included: making a million anew takes hours.

A copy differs by its number alone, so counts are ten times as high, and words and values are the same.
"""

from django.db import connection, transaction

from organisations.models import Organisation
from projects.models import Participation, Project
from search.models import Arrival, Document, Name

# Between the numbers of an entry and of its copy: more than there are to copy.
DISTANCE = 1_000_000
MODELS = (Organisation, Project, Participation, Document, Name, Arrival)
# Of a copy in whose place `copy` stands.
COPIED = {
    "number": f"number + copy * {DISTANCE}",
    "organisation_id": f"organisation_id + copy * {DISTANCE}",
    "project_id": f"project_id + copy * {DISTANCE}",
    "document_id": f"document_id + copy * {DISTANCE}",
    "path": f"replace(path, number::text, (number + copy * {DISTANCE})::text)",
}


def multiply(times: int) -> None:
    """Has each entry so many times."""
    related = [field.remote_field.through for model in MODELS for field in model._meta.many_to_many]
    with transaction.atomic(), connection.cursor() as cursor:
        # Nothing of this is news to the index, which is copied as well.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SET LOCAL maintenance_work_mem = '1GB'")
        for model in dict.fromkeys((*MODELS, *related)):
            copy_rows(cursor, model, times)


def copy_rows(cursor, model, times: int) -> None:
    table = model._meta.db_table
    columns = {
        field.column: COPIED.get(field.column, f'"{field.column}"') for field in model._meta.local_concrete_fields
    }
    if model is Document:
        columns["id"] = f"id + copy * {DISTANCE}"
    else:
        columns.pop("id", None)
    # Made anew at the end, which takes a fraction of the time.
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND schemaname = current_schema()"
        " AND indexname NOT IN (SELECT conname FROM pg_constraint)",
        [table],
    )
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    names = ", ".join(f'"{column}"' for column in columns)
    cursor.execute(
        f"INSERT INTO {table} ({names})"
        f" SELECT {', '.join(columns.values())} FROM {table}, generate_series(1, {times - 1}) AS copy"
    )
    for _, definition in indexes:
        cursor.execute(definition)

"""Takes words out of whatever stands in the database, wherever it is: the last step when somebody is forgotten."""

import re
from collections.abc import Iterable

from django.apps import apps
from django.db import connection
from django.db.models import EmailField, Field, Model

# In the place of what was taken out; an address has no place where something else could stand.
TAKEN_OUT = "[…]"


def pattern(words: str) -> str:
    """A regular expression of PostgreSQL for these words, but not as a part of longer ones."""
    escaped = re.sub(r"([^\w\s@])", r"\\\1", words)
    return rf"(?<![\w.%+-]){escaped}(?!\.?[\w-])"


def redact(words: str, kinds: Iterable[type[Model]]) -> dict[str, int]:
    """Takes words out of every text of these models, in whatever case; gives by table in how many rows they stood."""
    kinds = list(kinds)
    # Few tables hold them, and each is read once for that.
    found = standing_in(words, kinds)
    for kind in kinds:
        if kind._meta.db_table in found:
            for field in texts_of(kind):
                take_out(words, field)
    return found


def standing_in(words: str, kinds: Iterable[type[Model]]) -> dict[str, int]:
    """By table, in how many rows words stand."""
    found = {}
    for kind in kinds:
        table = connection.ops.quote_name(kind._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table} kept WHERE kept::text ~* %s", [pattern(words)])  # noqa: S608
            found[kind._meta.db_table] = cursor.fetchone()[0]
    return {table: count for table, count in found.items() if count}


def texts_of(kind: type[Model]) -> list[Field]:
    """The columns that hold text, plain, in a list or in JSON."""
    written = (one for one in kind._meta.concrete_fields if not (one.primary_key or one.is_relation or one.generated))
    return [field for field in written if re.match(r"varchar|text|jsonb", field.db_type(connection) or "")]


def take_out(words: str, field: Field) -> None:
    """Of one column. Plain SQL, so that neither `save` nor a history writes the words anew."""
    table, column = map(connection.ops.quote_name, (field.model._meta.db_table, field.column))
    kind = field.db_type(connection)
    instead = "" if isinstance(field, EmailField) else TAKEN_OUT
    # JSON and lists hold neither quotes nor commas more than before.
    statement = f"""
        UPDATE {table} SET {column} = regexp_replace({column}::text, %(words)s, %(instead)s, 'gi')::{kind}
        WHERE {column}::text ~* %(words)s
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, {"words": pattern(words), "instead": instead})


def all_kinds(apart: Iterable[str] = ()) -> list[type[Model]]:
    """Every model with a table of its own, histories among them; without some apps."""
    return [
        kind
        for kind in apps.get_models(include_auto_created=True)
        if kind._meta.managed and not kind._meta.proxy and kind._meta.app_label not in apart
    ]

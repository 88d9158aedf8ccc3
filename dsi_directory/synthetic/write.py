"""Rows into tables by COPY, many times faster than the ORM's inserts."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import ManyToManyField, Model

from dsi_directory.synthetic.entries import Row


def copy_entries(model: type[Model], rows: list[Row]) -> None:
    """The rows of one kind with their many-to-many terms; a field that a row does not hold has its default."""
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    defaults = {field.attname: field.get_default() for field in fields}
    _copy(
        model._meta.db_table,
        [field.column for field in fields],
        ([row.get(name, default) for name, default in defaults.items()] for row in rows),
    )
    for field in model._meta.many_to_many:
        if field.remote_field.through._meta.auto_created:
            _copy_terms(field, rows)


def _copy_terms(field: ManyToManyField, rows: list[Row]) -> None:
    columns = [field.m2m_column_name(), field.m2m_reverse_name()]
    pairs = ((row["number"], key) for row in rows for key in row[field.name])
    _copy(field.m2m_db_table(), columns, pairs)


def copy_participations(model: type[Model], projects: list[Row]) -> None:
    rows = ((row["number"], *participation) for row in projects for participation in row["participations"])
    _copy(model._meta.db_table, ["project_id", "organisation_id", "role"], rows)


def _copy(table: str, columns: list[str], rows: Iterable) -> None:
    quoted = ", ".join(connection.ops.quote_name(column) for column in columns)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {connection.ops.quote_name(table)} ({quoted}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)

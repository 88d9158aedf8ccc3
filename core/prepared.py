"""Querysets that become SQL once in each process: on a page with several, that takes longer than the database does.

    @prepared
    def cards(model, *, numbers):
        return model.objects.published().for_cards().filter(pk__any_of=numbers)

    cards(Project, numbers=[3, 1, 2])

What stands by its place makes another statement, what stands by its name (a number, a list of numbers, or a text) goes
into it as a parameter. Labels in a statement are in the reader's language, so each language has its own.
"""

from collections.abc import Callable
from copy import copy
from functools import wraps

import psycopg
from django.db import NotSupportedError, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.utils.translation import get_language

Value = int | list[int] | str
TYPES = {int: "bigint", list: "bigint[]", str: "text"}


class AnyOf(models.Lookup):
    """Like `in`, with one parameter however many values there are."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        field, parameters = self.process_lhs(compiler, connection)
        return f"{field} = ANY(%s)", [*parameters, self.rhs]


models.IntegerField.register_lookup(AnyOf)


class Prepared(psycopg.RawCursor):
    """Has PostgreSQL plan a statement once in each connection, where the connection allows it."""

    def execute(self, query, parameters=None):
        return super().execute(query, parameters, prepare=True)


class Told(psycopg.RawCursor):
    """Django logs what a cursor tells of its query, which psycopg's cursors do not of a prepared one."""

    def execute(self, query, parameters=None):
        return super().execute(query, parameters, prepare=False)


class Statement:
    """A queryset as SQL, with places for what is filled in."""

    def __init__(self, queryset: QuerySet, stand_ins: dict[str, int | str], values: dict):
        self.queryset = queryset
        self.names = list(stand_ins)
        self.compiler = queryset.query.get_compiler(queryset.db)
        sql, parameters = self.compiler.as_sql()
        places = {stand_ins[name]: place_of(values[name], at) for at, name in enumerate(self.names, start=1)}
        # All else stays as it is, so that it may as well be planned for.
        literal = connections[queryset.db].ops.compose_sql
        self.sql = sql % tuple(
            places[one] if isinstance(one, int | str) and one in places else literal("%s", [one]) for one in parameters
        )

    def rows(self, values: dict) -> list:
        queryset = self.queryset.all()
        filled = [as_text(values[name]) for name in self.names]
        compiler = copy(self.compiler)
        compiler.using, compiler.connection = queryset.db, connections[queryset.db]
        compiler.execute_sql = lambda *args, **options: [read(compiler.connection, self.sql, filled)]
        # Nobody else gets hold of this queryset, so nothing can be asked of it that the statement does not do.
        queryset.query.get_compiler = lambda *args, **options: compiler
        return list(queryset)


def read(connection: BaseDatabaseWrapper, sql: str, values: list[str]) -> list[tuple]:
    try:
        return fetch(connection, sql, values)
    except NotSupportedError:
        # A column has another type since the statement was planned: a new release, while this process goes on.
        if connection.in_atomic_block:
            raise
        with connection.cursor() as cursor:
            cursor.execute("DEALLOCATE ALL")
        return fetch(connection, sql, values)


def fetch(connection: BaseDatabaseWrapper, sql: str, values: list[str]) -> list[tuple]:
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    if connection.queries_logged:
        wrapped = connection.make_debug_cursor(Told(connection.connection))
    else:
        wrapped = connection.make_cursor(Prepared(connection.connection))
    with wrapped as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def stand_in(value: Value, at: int) -> int | str:
    """Takes the place of a value while the statement is made: nothing else in it is the same."""
    # Of numbers one of the largest that all fields for them hold.
    return f"stand-in {at}" if isinstance(value, str) else 2**31 - at


def place_of(value: Value, at: int) -> str:
    return f"${at}::{TYPES[type(value)]}"


def as_text(value: Value) -> str:
    """As PostgreSQL reads it. Else small numbers would be of another type than large ones, and planned for again."""
    return f"{{{','.join(map(str, value))}}}" if isinstance(value, list) else str(value)


# By what makes it, what stands by its place, and the language.
_statements: dict[tuple, Statement] = {}


def prepared(make: Callable[..., QuerySet]) -> Callable[..., list]:
    """Gives the rows of the queryset that a function makes, which is called once for each statement."""

    @wraps(make)
    def rows(*shape, **values):
        key = (make, *shape, get_language())
        if key not in _statements:
            stand_ins = {name: stand_in(value, at) for at, (name, value) in enumerate(values.items(), start=1)}
            _statements[key] = Statement(make(*shape, **stand_ins), stand_ins, values)
        return _statements[key].rows(values)

    return rows

"""Querysets that become SQL once in each process: on a page with several, that takes longer than the database does.

    @prepared
    def cards(model, *, numbers):
        return model.objects.published().for_cards().filter(pk__any_of=numbers)

    cards(Project, numbers=[3, 1, 2])

What stands by its place makes another statement, what stands by its name (a number, or a list of numbers) goes into it
as a parameter. Labels in a statement are in the reader's language, so each language has its own.
"""

from collections.abc import Callable
from copy import copy
from functools import wraps

from django.db import connections, models
from django.db.models import QuerySet
from django.utils.translation import get_language

# Take the places of values while the statement is made: the largest that all fields for numbers hold, where nothing is.
STAND_INS = range(2**31 - 1, 2**31 - 10, -1)


class AnyOf(models.Lookup):
    """Like `in`, with one parameter however many values there are."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        field, parameters = self.process_lhs(compiler, connection)
        return f"{field} = ANY(%s)", [*parameters, self.rhs]


models.IntegerField.register_lookup(AnyOf)


class Statement:
    """A queryset as SQL, with the names of what is still to be filled in among its parameters."""

    def __init__(self, queryset: QuerySet, names: dict[int, str]):
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(queryset.db)
        self.sql, parameters = self.compiler.as_sql()
        self.parameters = [(names.get(one) if isinstance(one, int) else None, one) for one in parameters]

    def rows(self, values: dict) -> list:
        queryset = self.queryset.all()
        compiler = copy(self.compiler)
        compiler.using, compiler.connection = queryset.db, connections[queryset.db]
        filled = [values[name] if name else parameter for name, parameter in self.parameters]
        compiler.as_sql = lambda *args, **options: (self.sql, filled)
        # Nobody else gets hold of this queryset, so nothing can be asked of it that the statement does not do.
        queryset.query.get_compiler = lambda *args, **options: compiler
        return list(queryset)


def prepared(make: Callable[..., QuerySet]) -> Callable[..., list]:
    """Gives the rows of the queryset that a function makes, which is called once for each statement."""
    statements: dict[tuple, Statement] = {}

    @wraps(make)
    def rows(*shape, **values):
        key = (*shape, get_language())
        if key not in statements:
            stand_ins = dict(zip(values, STAND_INS, strict=False))
            statements[key] = Statement(make(*shape, **stand_ins), {number: name for name, number in stand_ins.items()})
        return statements[key].rows(values)

    return rows

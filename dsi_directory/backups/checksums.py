"""How much each table holds and a checksum of it, by which two databases are compared."""

from typing import NamedTuple

from psycopg import sql

# What may be forgotten; and sessions, as a restored one would sign in somebody who has signed out since.
LEFT_OUT = ("cache", "page_cache", "django_session", "usersessions_usersession")
# The text of a row depends on them.
HABITS = """
    SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
    SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL statement_timeout = 0
"""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL(%s) ORDER BY tablename"
# A sum, as rows have no order; 64 bits of each row's hash.
CHECKSUM = """
    SELECT count(*), coalesce(sum(('x' || left(encode(sha256(convert_to(one::text, 'UTF8')), 'hex'), 16))
        ::bit(64)::bigint), 0)::text FROM public.{} AS one
"""
# Those whose next number stands in the table already.
SEQUENCES = """
    SELECT owner.relname, owned.attname, sequence.relname FROM pg_class AS sequence
    JOIN pg_depend AS link ON link.objid = sequence.oid AND link.deptype IN ('a', 'i')
    JOIN pg_class AS owner ON owner.oid = link.refobjid
    JOIN pg_attribute AS owned ON owned.attrelid = link.refobjid AND owned.attnum = link.refobjsubid
    WHERE sequence.relkind = 'S' AND link.classid = 'pg_class'::regclass ORDER BY sequence.relname
"""
IS_BEHIND = """
    SELECT coalesce((SELECT max({column}) FROM {table}) >= last_value + is_called::int, false) FROM {sequence}
"""


class Table(NamedTuple):
    rows: int
    checksum: str


def of_tables(cursor) -> dict[str, Table]:
    """All tables by their names, as the transaction of this cursor sees them."""
    cursor.execute(HABITS)
    cursor.execute(TABLES, [list(LEFT_OUT)])
    return {name: of_table(cursor, name) for (name,) in cursor.fetchall()}


def of_table(cursor, name: str) -> Table:
    cursor.execute(sql.SQL(CHECKSUM).format(sql.Identifier(name)))
    return Table(*cursor.fetchone())


def differences(expected: dict[str, Table], found: dict[str, Table]) -> list[str]:
    """A sentence for each table that is not as it was."""
    told = []
    for name in sorted(expected | found):
        before, after = expected.get(name), found.get(name)
        if before is None or after is None:
            told.append(f"{name}: the table is {'not in the backup' if before is None else 'missing'}.")
        elif before.rows != after.rows:
            told.append(f"{name}: {after.rows} rows instead of {before.rows}.")
        elif before != after:
            told.append(f"{name}: {after.rows} rows, as many as there were, but with other contents.")
    return told


def sequences_behind(cursor) -> list[str]:
    """A sentence for each sequence that would give a number again."""
    cursor.execute(SEQUENCES)
    return [
        f"{table}: {sequence} would give a number again."
        for table, column, sequence in cursor.fetchall()
        if is_behind(cursor, table, column, sequence)
    ]


def is_behind(cursor, table: str, column: str, sequence: str) -> bool:
    names = {"table": sql.Identifier(table), "column": sql.Identifier(column), "sequence": sql.Identifier(sequence)}
    cursor.execute(sql.SQL(IS_BEHIND).format(**names))
    return cursor.fetchone()[0]

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
SEQUENCES = "SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = 'public'"


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


def of_sequences(cursor) -> dict[str, int]:
    """The last number that each has given."""
    cursor.execute(SEQUENCES)
    return dict(cursor.fetchall())


def behind(expected: dict[str, int], found: dict[str, int]) -> list[str]:
    """A sentence for each sequence that would give a number again; they may have gone on during the dump."""
    return [f"{name}: would give a number again." for name, last in expected.items() if found.get(name, 0) < last]

"""Which server of the database is read: the primary, or a replica of it for a page that is the same for everybody.

It holds for one request, in its thread. The ORM asks the router, plain SQL that reads uses `connection`. What writes
uses the primary (`django.db.connection`), so nobody has to know here what has been written.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, Error, InterfaceError, OperationalError, connections

from core import replicas

Read = TypeVar("Read")

_alias = ContextVar("alias of the server that is read", default=DEFAULT_DB_ALIAS)


class ReadConnection:
    """The connection of this thread to the server that is read."""

    def __getattr__(self, name):
        return getattr(connections[_alias.get()], name)


connection = ReadConnection()


class Router:
    """Where Django's models are read and written."""

    def db_for_read(self, model, **hints) -> str:
        # Tables of caches are not logged, so a replica has nothing in them.
        return DEFAULT_DB_ALIAS if model._meta.app_label == "django_cache" else _alias.get()

    def db_for_write(self, model, **hints) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, first, second, **hints) -> bool:
        return True

    def allow_migrate(self, alias, app_label, **hints) -> bool:
        return alias == DEFAULT_DB_ALIAS


def is_of_a_replica() -> bool:
    return _alias.get() != DEFAULT_DB_ALIAS


def from_the_primary() -> bool:
    """Has all that follows read from the primary; gives whether anything else was read until now."""
    was_of_a_replica = is_of_a_replica()
    _alias.set(DEFAULT_DB_ALIAS)
    return was_of_a_replica


def from_a_replica() -> None:
    """Has all that follows read from a replica, if one keeps up with the primary."""
    _alias.set(replicas.chosen() or DEFAULT_DB_ALIAS)


def first(read: Callable[[], Read]) -> Read:
    """What a page reads first, once more where a replica fails or the connection has been ended meanwhile.

    So Django need not ask beforehand whether the connection still stands, which would be every second query.
    """
    server = connections[_alias.get()]
    server.health_check_done = True
    try:
        return read()
    except Error as error:
        # An end that is known by now says nothing of a replica that has started anew.
        if has_ended(server, error):
            return or_from_the_primary(read)
        if is_to_be_repeated(error):
            return read()
        raise


def or_from_the_primary(read: Callable[[], Read]) -> Read:
    try:
        return read()
    except Error as error:
        if is_to_be_repeated(error):
            return read()
        raise


def has_ended(server, error: Error) -> bool:
    """Whether a connection, which is closed then, may have been ended by the server."""
    # Where none could be made, another try would be another wait.
    if server.connection is None or server.in_atomic_block:
        return False
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    server.close()
    return True


def is_to_be_repeated(error: Exception) -> bool:
    """Whether the same would be worth another try, as a replica failed: from here on the primary is read."""
    alias = _alias.get()
    if not from_the_primary() or not isinstance(error, Error):
        return False
    replicas.leave_out(alias)
    return True

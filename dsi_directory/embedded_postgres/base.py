from contextlib import contextmanager
from typing import ClassVar

from django.db import DEFAULT_DB_ALIAS
from django.db.backends.postgresql import base

from .client import DatabaseClient
from .cluster import cluster_of


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL that starts itself; settings: NAME, CLUSTER (its directory), DURABLE (False for throw-away data)."""

    client_class = DatabaseClient
    # The settings' NAME becomes the test database's while tests run, and that one is Django's to create.
    _configured_names: ClassVar[dict] = {}

    def __init__(self, settings_dict, alias=DEFAULT_DB_ALIAS):
        super().__init__(settings_dict, alias)
        self._configured_names.setdefault(alias, settings_dict["NAME"])

    def get_connection_params(self):
        cluster = cluster_of(self.settings_dict)
        cluster.ensure()
        return super().get_connection_params() | cluster.server.address

    def get_new_connection(self, conn_params):
        try:
            return super().get_new_connection(conn_params)
        except self.Database.OperationalError:
            # Killed, recovering from a crash, or without this database: worth one more attempt once it is ready.
            name = self.settings_dict["NAME"]
            cluster_of(self.settings_dict).make_ready(name if name == self._configured_names[self.alias] else None)
            return super().get_new_connection(conn_params)

    @contextmanager
    def _nodb_cursor(self):
        # What Django tries when this fails helps no one here and hides the reason behind a warning.
        cluster_of(self.settings_dict).ensure()
        with super()._nodb_cursor() as cursor:
            yield cursor

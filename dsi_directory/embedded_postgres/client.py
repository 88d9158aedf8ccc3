from django.db.backends.postgresql import client

from .binaries import find_binaries
from .cluster import cluster_of


class DatabaseClient(client.DatabaseClient):
    @classmethod
    def settings_to_cmd_args_env(cls, settings_dict, parameters):
        cluster = cluster_of(settings_dict)
        cluster.make_ready(settings_dict["NAME"])
        address = {name.upper(): value for name, value in cluster.server.address.items()}
        arguments, environment = super().settings_to_cmd_args_env({**settings_dict, **address}, parameters)
        psql = find_binaries() / cls.executable_name
        return [str(psql) if psql.exists() else cls.executable_name, *arguments[1:]], environment

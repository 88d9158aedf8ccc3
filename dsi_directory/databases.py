"""The servers of the database: the primary and its replicas, perhaps behind PgBouncer."""

import environ

# How to write the address of one.
EXAMPLE = "postgres://user:password@host:5432/name"
POSTGRESQL = "django.db.backends.postgresql"
# Seconds for a connection (libpq takes no fewer), milliseconds for an answer from the network: a replica is worth no
# wait.
WAITS = {"connect_timeout": 2, "tcp_user_timeout": 3000}
# The primary is worth a longer one, but not for ever where its machine is gone and nothing says so.
LONGER_WAITS = {
    "connect_timeout": 4,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}
# Allows what `core.prepared` does, and nothing else of ours makes use of it.
PLANNED_ONCE = {"prepare_threshold": 5}
# For the case that the address is that of a server that can be written to.
READ_ONLY = {"options": "-c default_transaction_read_only=on"}

# While tests run, no server is a replica of theirs.
MIRROR = {"MIRROR": "default"}


def addresses(name: str, default: str = "") -> list[dict]:
    """What Django needs to know of each server in a variable that names several with commas."""
    env = environ.Env()
    servers = [env.db_url_config(address) for address in env.list(name, default=[]) if address]
    if any(server["ENGINE"] != POSTGRESQL for server in servers):
        raise ValueError("Another database than PostgreSQL")
    return servers


def settings(primary: dict, replicas: list[dict], is_pooled: bool, kept_open: int) -> dict:
    """All settings of the servers; each connection is kept open for so many seconds."""
    every = {"CONN_MAX_AGE": kept_open, "CONN_HEALTH_CHECKS": True}
    # In transaction mode the next query may reach another connection, and PgBouncer knows few options.
    options = WAITS if is_pooled else WAITS | READ_ONLY
    if is_pooled:
        every["DISABLE_SERVER_SIDE_CURSORS"] = True
    shared = {} if is_pooled else PLANNED_ONCE
    named = {
        f"replica_{place}": replica | every | {"OPTIONS": shared | options | replica.get("OPTIONS", {}), "TEST": MIRROR}
        for place, replica in enumerate(replicas, start=1)
    }
    primary = primary | every | {"OPTIONS": shared | LONGER_WAITS | primary.get("OPTIONS", {})}
    return {
        "DATABASES": {"default": primary} | named,
        "DATABASE_REPLICAS": list(named),
        "DATABASE_ROUTERS": ["core.reading.Router"] if named else [],
    }

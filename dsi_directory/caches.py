"""What may be forgotten, and where it is kept: shared by all processes, or by one alone."""

from pathlib import Path

import environ

LOCAL = "django.core.cache.backends.locmem.LocMemCache"
TABLE = "django.core.cache.backends.db.DatabaseCache"
REDIS = "django.core.cache.backends.redis.RedisCache"


def named(name: str, default: str = "") -> dict | None:
    """What Django needs to know of the server that a variable names, if it does."""
    env = environ.Env()
    return env.cache_url(name) if env.str(name, default=default) else None


def settings(server: dict | None, folder: Path) -> dict[str, dict]:
    """Django's CACHES; what is shared is on the server, else in tables of the database."""
    table = {"BACKEND": TABLE, "LOCATION": "cache", "OPTIONS": {"MAX_ENTRIES": 50_000}}
    alone = {
        # About 100 kB each.
        "pages_of_process": {"BACKEND": LOCAL, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 300}},
        # For what is asked too often for a query.
        "process": {"BACKEND": LOCAL, "LOCATION": "process", "OPTIONS": {"MAX_ENTRIES": 20_000}},
        # At most about 150 MB.
        "share_pictures": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": folder / "share-pictures",
            "OPTIONS": {"MAX_ENTRIES": 6000},
        },
    }
    if server and server["BACKEND"] == REDIS:
        return alone | on_redis(server) | {"table": table}
    pages = {"BACKEND": TABLE, "LOCATION": "page_cache", "OPTIONS": {"MAX_ENTRIES": 4000}}
    shared = {
        # Limits of sending and signing in are counted here.
        "default": server or table,
        # Public pages: core/page_cache.py. About 15 kB each.
        "pages": server | {"KEY_PREFIX": "pages"} if server else pages,
    }
    return alone | shared


def on_redis(server: dict) -> dict[str, dict]:
    """The shared caches, each with another that stands in while the server does not answer."""

    def held(prefix: str, stand_in: str) -> dict:
        options = server.get("OPTIONS", {}) | {"stand_in": stand_in}
        return server | {"BACKEND": "core.shared_cache.SharedCache", "KEY_PREFIX": prefix, "OPTIONS": options}

    return {
        "default": held("", "table"),
        "pages": held("pages", "nothing"),
        "nothing": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    }

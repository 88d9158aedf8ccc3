"""What may be forgotten, and where it is kept: shared by all processes, or by one alone."""

from pathlib import Path

LOCAL = "django.core.cache.backends.locmem.LocMemCache"
TABLE = "django.core.cache.backends.db.DatabaseCache"


def settings(named: dict | None, folder: Path) -> dict[str, dict]:
    """Django's CACHES: the shared ones on the server that is named, else in tables of the database."""
    return {
        # Limits of sending and signing in are counted here.
        "default": named or {"BACKEND": TABLE, "LOCATION": "cache", "OPTIONS": {"MAX_ENTRIES": 50_000}},
        # Public pages: core/page_cache.py. About 15 kB each.
        "pages": (
            {**named, "KEY_PREFIX": "pages"}
            if named
            else {"BACKEND": TABLE, "LOCATION": "page_cache", "OPTIONS": {"MAX_ENTRIES": 4000}}
        ),
        # About 100 kB each.
        "pages_of_process": {"BACKEND": LOCAL, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 300}},
        # For what is asked too often for a query.
        "process": {"BACKEND": LOCAL, "LOCATION": "process", "OPTIONS": {"MAX_ENTRIES": 20_000}},
        # Outside of MEDIA_ROOT, which a front server may show whole; at most about 150 MB.
        "share_pictures": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": folder / "share-pictures",
            "OPTIONS": {"MAX_ENTRIES": 6000},
        },
    }

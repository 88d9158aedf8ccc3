"""Entries that somebody may have meant whose address leads nowhere."""

from django.db import Error, transaction

from core.reading import connection
from search.models import Document
from search.near import near_names
from search.snapshot import current
from search.words import plain, squashed

AT_MOST = 5
# A shorter text is like too many names.
LONG_ENOUGH = 4
# Milliseconds: many robots ask for addresses that lead nowhere.
PATIENCE = "300"


def names_like(text: str, kind: str = "") -> list[Document]:
    """Current entries, of one kind or of all, with names nearly like a text, the nearest first.

    Few queries, one more while very much changes; none for a short text. No name where that takes long or fails.
    """
    if len(squashed(text)) < LONG_ENOUGH:
        return []
    try:
        snapshot = current()
        # In a transaction, as the limit holds until its end.
        with transaction.atomic(connection.alias, savepoint=False), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [PATIENCE])
            near = near_names(plain(text), AT_MOST, snapshot, kind)
            # Whatever transaction this one may stand in goes on without it.
            cursor.execute("SELECT set_config('statement_timeout', '0', true)")
            return near
    except Error:
        return []

"""Keeps the index true: takes in what has changed before anybody reads it."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TypeVar

from django.db import OperationalError, connection, transaction
from django.db.models import Max
from django.db.models.functions import Now

from core import reading
from search.documents import rows
from search.kinds import Kind, kinds
from search.models import Change, Revision
from search.writing import remove, write

# Held by whoever writes the index, so that revisions come one after another.
LOCK = 0x5EA2C4
# Changed rows, and documents made anew for them, that one request takes in; more is left to the next one.
AT_ONCE = 200
BATCH = 500
ALONE = "SELECT pg_advisory_xact_lock(%s)"
# A request does not wait longer than this for another that takes changes in.
PATIENCE = "1s"
KEPT_REVISIONS = 1000
# Whether there are changes that the newest revision has not taken in.
IS_BEHIND = "EXISTS(SELECT FROM search_change WHERE due_at <= statement_timestamp())"
# Two columns: the newest revision, and that.
STATE = f"SELECT (SELECT max(id) FROM search_revision) AS newest, {IS_BEHIND} AS is_behind"
# All notes of the same change go with the first of them.
TAKE = """
    WITH due AS (
        SELECT DISTINCT source, key FROM search_change WHERE due_at <= statement_timestamp()
        ORDER BY source, key LIMIT %s
    ), taken AS (
        DELETE FROM search_change USING due
        WHERE search_change.source = due.source AND search_change.key = due.key
            AND due_at <= statement_timestamp()
    )
    SELECT source, key FROM due
"""


@dataclass(frozen=True)
class State:
    # The newest `Revision`, 0 for an empty index.
    revision: int
    # Whether there are changes that it has not taken in.
    is_behind: bool


Read = TypeVar("Read", bound=State)


def _state() -> State:
    with reading.connection.cursor() as cursor:
        cursor.execute(STATE)
        revision, is_behind = cursor.fetchone()
        return State(revision or 0, is_behind)


def state(read: Callable[[], Read] = _state) -> Read:
    """The index as it is now, with what has changed taken in: all of it, unless there is very much of it.

    Who wants to know more of it reads that at once.
    """
    newest = read()
    # Only the primary can take changes in, and somebody may have had it do so already.
    if newest.is_behind and reading.from_the_primary():
        newest = read()
    if newest.is_behind:
        # Somebody else is at it for long, and the state before is still a true one.
        with suppress(OperationalError):
            keep_up(patience=PATIENCE)
        newest = read()
    return newest


def now() -> int:
    """A number for a revision: a moment, so that none comes back after a transaction is undone or a backup restored."""
    return time.time_ns() // 1000


@dataclass
class Writing:
    """One step of the index from a revision to the next."""

    revision: int
    removed: list[int] = field(default_factory=list)
    written: int = 0
    # Whether a vocabulary has changed: snapshots hold the names of terms that no document holds.
    has_new_terms: bool = False
    # Of earlier steps of the same run.
    known_words: set[str] = field(default_factory=set)

    def refresh(self, kind: Kind, numbers: Sequence[int]) -> None:
        """Makes the documents of these entries anew, and takes away those of entries that are not public."""
        # Before the public ones, or one that becomes public between the two is missed.
        coming = dict(kind.model.objects.scheduled().filter(pk__in=numbers).values_list("pk", "published_at"))
        made = rows(kind, numbers)
        write(made, self.revision, self.known_words)
        self.written += len(made)
        self.removed += remove(kind.name, set(numbers) - {row["number"] for row in made})
        # Only those of the future: what was noted meanwhile is news.
        Change.objects.filter(source=kind.label, key__in=coming, due_at__gt=Now()).delete()
        Change.objects.bulk_create([Change(source=kind.label, key=key, due_at=due) for key, due in coming.items()])


@contextmanager
def writing(patience: str = "1min") -> Iterator[Writing]:
    """A transaction that writes the next revision, alone; an OperationalError when others write for longer."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [patience])
            cursor.execute(ALONE, [LOCK])
            cursor.execute("SELECT set_config('lock_timeout', '0', true)")
        newest = Revision.objects.aggregate(newest=Max("id"))["newest"] or 0
        step = Writing(max(newest + 1, now()))
        yield step
        if step.written or step.removed or step.has_new_terms:
            Revision.objects.create(id=step.revision, removed=step.removed)
            kept = Revision.objects.order_by("-id").values("id")[:KEPT_REVISIONS]
            Revision.objects.exclude(id__in=list(kept.values_list("id", flat=True))).delete()


def keep_up(at_most: int = AT_ONCE, patience: str = "1min") -> None:
    """Takes in changes and makes documents anew, so many of both; what is more stays noted."""
    with writing(patience) as step:
        changed = _take_changes(at_most)
        step.has_new_terms = bool(set(changed) - {name for kind in kinds() for name in (kind.label, kind.name)})
        for kind, numbers in _touched(changed).items():
            soon, later = numbers[:at_most], numbers[at_most:]
            Change.objects.bulk_create([Change(source=kind.name, key=number) for number in later], batch_size=5000)
            for batch in batches(soon):
                step.refresh(kind, batch)


def _take_changes(at_most: int) -> dict[str, set[int]]:
    """Removes noted changes that are due, and gives the keys by what has changed."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [at_most])
        changed = defaultdict(set)
        for source, key in cursor.fetchall():
            changed[source].add(key)
    return changed


def _touched(changed: dict[str, set[int]]) -> dict[Kind, list[int]]:
    """Numbers of the entries whose documents may differ after these changes."""
    touched = {}
    for kind in kinds():
        numbers = changed.get(kind.label, set()) | changed.get(kind.name, set())
        for source, way in kind.touched_by:
            if source in changed:
                found = kind.model.objects.filter(**{f"{way}__in": changed[source]})
                numbers |= set(found.values_list("pk", flat=True))
        touched[kind] = sorted(numbers)
    return touched


def batches(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    return (numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH))

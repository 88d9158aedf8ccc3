"""Keeps the index true: takes in what has changed, makes it anew, compares it with the entries."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from django.db import OperationalError, connection, transaction
from django.db.models import Max
from django.db.models.functions import Now

from search.documents import rows
from search.kinds import Kind, kinds
from search.models import Change, Document, Revision, Value
from search.writing import differing, remove, write

# Held by whoever writes the index, so that revisions come one after another.
LOCK = 0x5EA2C4
# Changed rows, and documents made anew for them, that one request takes in; more is left to the next one.
AT_ONCE = 200
BATCH = 250
# A request does not wait longer than this for another that takes changes in.
PATIENCE = "1s"
# From so many changes on, all documents are made anew: each once, instead of once for each change around it.
MANY = 20_000
KEPT_REVISIONS = 1000
STATE = """
    SELECT (SELECT max(id) FROM search_revision),
        EXISTS(SELECT FROM search_change WHERE due_at <= statement_timestamp())
"""
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

Progress = Callable[[int, int], None]


def revision() -> int:
    """The state of the index as it is now, with all changes taken in; 0 for an empty one."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        newest, is_behind = cursor.fetchone()
    if is_behind:
        # Somebody else is at it for long, and the state before is still a true one.
        with suppress(OperationalError):
            keep_up(patience=PATIENCE)
        newest = Revision.objects.aggregate(newest=Max("id"))["newest"]
    return newest or 0


@dataclass
class Writing:
    """One step of the index from a revision to the next."""

    revision: int
    removed: list[int] = field(default_factory=list)
    written: int = 0
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
        Change.objects.filter(source=kind.label, key__in=coming).delete()
        Change.objects.bulk_create([Change(source=kind.label, key=key, due_at=due) for key, due in coming.items()])


@contextmanager
def writing(patience: str = "1min", **run) -> Iterator[Writing]:
    """A transaction that writes the next revision, alone; an OperationalError when others write for longer."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [patience])
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            cursor.execute("SELECT set_config('lock_timeout', '0', true)")
        newest = Revision.objects.aggregate(newest=Max("id"))["newest"] or 0
        # A moment, so that a number never comes back after a transaction is undone or a backup restored.
        step = Writing(max(newest + 1, time.time_ns() // 1000), **run)
        yield step
        if step.written or step.removed:
            Revision.objects.create(id=step.revision, removed=step.removed)
            kept = Revision.objects.order_by("-id").values("id")[:KEPT_REVISIONS]
            Revision.objects.exclude(id__in=list(kept.values_list("id", flat=True))).delete()


def keep_up(at_most: int = AT_ONCE, patience: str = "1min") -> None:
    """Takes in changes and makes documents anew, so many of both; what is more stays noted."""
    with writing(patience) as step:
        for kind, numbers in _touched(_take_changes(at_most)).items():
            now, later = numbers[:at_most], numbers[at_most:]
            Change.objects.bulk_create([Change(source=kind.name, key=number) for number in later], batch_size=5000)
            for batch in _batches(now):
                step.refresh(kind, batch)


def catch_up(progress: Progress = lambda done, total: None) -> None:
    """Takes in all that has changed."""
    if Change.objects.filter(due_at__lte=Now()).values("source", "key").distinct()[:MANY].count() == MANY:
        rebuild(progress)
    while Change.objects.filter(due_at__lte=Now()).exists():
        keep_up(at_most=MANY)


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


def _batches(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    return (numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH))


def rebuild(progress: Progress = lambda done, total: None) -> int:
    """Makes all documents anew, a batch at a time while the site serves; gives how many there are.

    What has changed before is taken in by this, what changes meanwhile is noted and taken in later.
    """
    noted = Change.objects.aggregate(last=Max("id"))["last"] or 0
    work = [(kind, batch) for kind in kinds() for batch in _batches(_all_numbers(kind))]
    known_words: set[str] = set()
    for done, (kind, batch) in enumerate(work):
        with writing(known_words=known_words) as step:
            step.refresh(kind, batch)
        progress(done + 1, len(work))
    with writing():
        Change.objects.filter(id__lte=noted, due_at__lte=Now()).delete()
        forget_unused()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_document, search_name, search_word")
    return Document.objects.count()


def _all_numbers(kind: Kind) -> list[int]:
    """Numbers of public entries from the oldest on, so that newer documents have higher ids, and of documents."""
    public = list(kind.model.objects.published().order_by("published_at", "pk").values_list("pk", flat=True))
    indexed = Document.objects.filter(kind=kind.name).values_list("number", flat=True)
    return [*public, *sorted(set(indexed) - set(public))]


def forget_unused() -> None:
    """Takes away the words and facet values that no document holds any more."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            DELETE FROM search_word WHERE NOT EXISTS (
                SELECT FROM search_document WHERE vector @@ quote_literal(word)::tsquery
            )
            """
        )
    used = Document.objects.raw("SELECT DISTINCT 0 AS id, unnest(facets) AS value FROM search_document")
    Value.objects.exclude(id__in=[row.value for row in used]).delete()


@dataclass(frozen=True)
class Difference:
    """An entry whose document is not as it should be."""

    kind: str
    number: int
    problem: str


def check() -> Iterator[Difference]:
    """Compares the index with the entries, after taking in what has changed."""
    catch_up()
    for kind in kinds():
        public = list(kind.model.objects.published().order_by("pk").values_list("pk", flat=True))
        indexed = set(Document.objects.filter(kind=kind.name).values_list("number", flat=True))
        for batch in _batches(public):
            for number in differing(rows(kind, batch)):
                yield Difference(kind.name, number, "differs" if number in indexed else "is missing")
        for number in sorted(indexed - set(public)):
            yield Difference(kind.name, number, "is not public")

"""Takes care of the whole index: all that has changed, everything anew, a comparison with the entries."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context

from django.db import connection, connections, transaction
from django.db.models import Max
from django.db.models.functions import Now

from search.documents import rows
from search.index import LOCK, Writing, batches, keep_up, now, writing
from search.kinds import Kind, kind_named, kinds
from search.models import Change, Document, Revision, Value
from search.writing import differing

# From so many changes on, all documents are made anew: each once, instead of once for each change around it.
MANY = 20_000
# Many may write different documents at once, while nobody takes in changes.
TOGETHER = "SELECT pg_advisory_xact_lock_shared(%s)"

Progress = Callable[[int, int], None]
Task = tuple[str, Sequence[int], int]


def catch_up(progress: Progress = lambda done, total: None) -> None:
    """Takes in all that has changed."""
    if Change.objects.filter(due_at__lte=Now()).values("source", "key").distinct()[:MANY].count() == MANY:
        rebuild(progress, processes=1 if connection.in_atomic_block else os.cpu_count())
    while Change.objects.filter(due_at__lte=Now()).exists():
        keep_up(at_most=MANY)


def rebuild(progress: Progress = lambda done, total: None, processes: int = 1) -> int:
    """Makes all documents anew, a batch at a time while the site serves; gives how many there are.

    What has changed before is taken in by this, what changes meanwhile is noted and taken in later.
    """
    _known_words.clear()
    noted = Change.objects.aggregate(last=Max("id"))["last"] or 0
    started = now()
    work = [(kind.name, batch, started) for kind in kinds() for batch in batches(_all_numbers(kind))]
    with closing(_made(work, processes)) as made:
        for done, _ in enumerate(made, 1):
            progress(done, len(work))
    # Before what is unused is looked for, which is slow by a plan made for empty tables.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_document, search_name, search_word")
    with writing() as step:
        Change.objects.filter(id__lte=noted, due_at__lte=Now()).delete()
        forget_unused()
        # Nobody can follow from what was before to what is now: the documents came in no order.
        Revision.objects.all().delete()
        step.written = len(work)
    return Document.objects.count()


def _made(work: Sequence[Task], processes: int) -> Iterator[None]:
    """Does the work, as it is asked for or in several processes."""
    if processes == 1:
        yield from map(_make, work)
        return
    # A connection cannot be shared with the processes that start here.
    connections.close_all()
    with ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool:
        yield from pool.map(_make, work)


# Words that this process has written in this run.
_known_words: set[str] = set()


def _make(task: Task) -> None:
    kind, numbers, revision = task
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(TOGETHER, [LOCK])
        Writing(revision, known_words=_known_words).refresh(kind_named(kind), numbers)


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
        for batch in batches(public):
            for number in differing(rows(kind, batch)):
                yield Difference(kind.name, number, "differs" if number in indexed else "is missing")
        for number in sorted(indexed - set(public)):
            yield Difference(kind.name, number, "is not public")

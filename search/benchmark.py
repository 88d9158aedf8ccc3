"""Times the pages of search and the lists, beside the time that their templates alone take."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from statistics import quantiles
from unittest.mock import patch
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import instrumented_test_render, override_settings

from search import snapshot
from search.facets import KIND
from search.kinds import kind_named
from search.models import Document, Word

# Facets of the list that are chosen together, each with its most frequent value.
FACETS = ("country", "type", "focus_area")
COMMON_WORD = "social"


@dataclass
class Timing:
    """Milliseconds of one page, run by run: in whole, in the database, and of its templates from memory."""

    name: str
    path: str
    first: float = 0
    queries: int = 0
    whole: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    templates: list[float] = field(default_factory=list)


def pages() -> dict[str, str]:
    """Addresses by what they stand for, made for the entries that there are."""
    word, rare = _rare_words()
    chosen = {facet: _most_frequent("organisation", facet) for facet in FACETS}
    typo = word[:3] + word[4] + word[3] + word[5:]
    return {
        "plain list": "/organisations",
        "list with three facets": f"/organisations?{urlencode(chosen)}",
        "list, common word": f"/organisations?q={COMMON_WORD}",
        "list, common word, facets": f"/organisations?{urlencode({'q': COMMON_WORD, **chosen})}",
        "search, common word": f"/search?q={COMMON_WORD}",
        "search, rare word": f"/search?{urlencode({'q': rare})}",
        "search, typo": f"/search?{urlencode({'q': typo})}",
        "suggestion": f"/search/suggest?q={COMMON_WORD[:3]}",
    }


def _most_frequent(kind: str, facet: str) -> str:
    held = snapshot.current()
    listed = held.holding(KIND, kind)
    known = held.labels(next(one for one in kind_named(kind).facets if one.name == facet))
    return max(known, key=lambda value: held.holding(facet, value).intersection_cardinality(listed))


def _rare_words() -> tuple[str, str]:
    """A long word of a name, which is then misspelt, and the rarest word among some."""
    newest = Document.objects.filter(kind="organisation").order_by("-id").values_list("folded_names", flat=True)[:50]
    words = [word for names in newest for word in names.split() if word.isalpha()]
    counts = {
        word: Document.objects.extra(where=["vector @@ quote_literal(%s)::tsquery"], params=[word]).count()
        for word in Word.objects.order_by("letters").values_list("word", flat=True)[:200:10]
    }
    return max(words, key=len), min(counts, key=counts.get)


def measure(runs: int) -> list[Timing]:
    """Asks for every page in turn, so many times, so that a busy moment of the machine touches all alike."""
    timings = [Timing(name, path) for name, path in pages().items()]
    with override_settings(ALLOWED_HOSTS=["*"], DEBUG=False):
        drawings = [_first(timing) for timing in timings]
        for _ in range(runs):
            for timing, draw in zip(timings, drawings, strict=True):
                with _database_time() as spent:
                    timing.whole.append(_milliseconds(lambda path=timing.path: _get(path)))
                timing.database.append(sum(spent))
                timing.templates.append(_milliseconds(draw))
    return timings


def _first(timing: Timing) -> Callable[[], str]:
    """Asks for a page for the first time, and gives what draws it again from memory."""
    timing.first = _milliseconds(lambda: _get(timing.path))
    with _database_time() as spent:
        _get(timing.path)
    timing.queries = len(spent)
    return from_memory(timing.path)


def from_memory(path: str) -> Callable[[], str]:
    """What draws a page by its templates alone, from what it was drawn from just now."""
    # Has the response carry the template and its values.
    with patch.object(Template, "_render", instrumented_test_render):
        response = _get(path)
    # The test client gives one context as it is, several as a list with the outermost first.
    outermost = response.context[0] if isinstance(response.context, list) else response.context
    return partial(response.templates[0].render, Context(outermost.flatten()))


def plans() -> Iterator[tuple[str, str, list[str]]]:
    """For each page its name and, one by one, the statements of its first showing with the plans of PostgreSQL."""
    for name, path in pages().items():
        snapshot.current().postings.clear()
        told: list[tuple[str, str, list[str]]] = []

        def explained(execute, sql, parameters, many, context, told=told, name=name):
            execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", parameters, many, context)
            told.append((name, " ".join(sql.split()), [line for (line,) in context["cursor"].fetchall()]))
            return execute(sql, parameters, many, context)

        with override_settings(ALLOWED_HOSTS=["*"], DEBUG=False), connection.execute_wrapper(explained):
            _get(path)
        yield from told


def _get(path: str):
    response = Client().get(path, secure=settings.SECURE_SSL_REDIRECT)
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status_code}.")
    return response


@contextmanager
def _database_time() -> Iterator[list[float]]:
    """Collects the milliseconds that each statement takes."""
    spent: list[float] = []

    def timed(execute, *arguments):
        started = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            spent.append(1000 * (time.perf_counter() - started))

    with connection.execute_wrapper(timed):
        yield spent


def _milliseconds(work: Callable) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def p50_and_p95(values: list[float]) -> tuple[float, float]:
    cuts = quantiles(values, n=20, method="inclusive")
    return cuts[9], cuts[18]

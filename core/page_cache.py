"""Answers of kept pages by their entity tags: in the process, and shared by all processes in the cache "pages".

A tag is another one after every change in public, so nothing has to be taken out: what is old is never asked for again.
"""

import zlib
from contextlib import suppress
from typing import NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.db import BaseDatabaseCache
from django.db import Error
from django.http import HttpResponse

# Bytes. Larger answers are files, asked for once; the process keeps a few hundred answers (settings.CACHES).
LARGEST = 400_000
# Seconds. Whatever is kept belongs to one day.
LIFETIME = 24 * 60 * 60


class Answer(NamedTuple):
    """What is sent, without what says how the body is coded on the way."""

    headers: tuple[tuple[str, str], ...]
    body: bytes

    @classmethod
    def of(cls, response: HttpResponse) -> "Answer":
        return cls(tuple(response.items()), response.content)

    def as_response(self) -> HttpResponse:
        return HttpResponse(self.body, headers=dict(self.headers))


def get(etag: str, without_database: bool = False) -> HttpResponse | None:
    if not settings.PAGES_ARE_KEPT:
        return None
    answer = caches["pages_of_process"].get(etag)
    is_near = not (without_database and isinstance(caches["pages"], BaseDatabaseCache))
    if answer is None and is_near and (shared := shared_by_all(etag)):
        answer = Answer(shared[0], zlib.decompress(shared[1]))
        caches["pages_of_process"].set(etag, answer, LIFETIME)
    return answer and answer.as_response()


def put(etag: str, response: HttpResponse) -> None:
    if not settings.PAGES_ARE_KEPT or response.streaming or len(response.content) > LARGEST:
        return
    answer = Answer.of(response)
    caches["pages_of_process"].set(etag, answer, LIFETIME)
    with suppress(Error):
        # Fast rather than small.
        caches["pages"].set(etag, (answer.headers, zlib.compress(answer.body, 1)), LIFETIME)


def shared_by_all(etag: str) -> tuple | None:
    # The page may come from a replica while the server that would keep it is away.
    with suppress(Error):
        return caches["pages"].get(etag)
    return None

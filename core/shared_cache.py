"""The cache in Redis or Valkey that all processes share, of which nothing depends: it may go at any time."""

import functools
import logging
import time
from typing import ClassVar

from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

# Seconds: how long an answer is waited for, and how long none is asked for once there was none.
PATIENCE = 0.5
PAUSE = 2
# A connection that was kept may have been closed meanwhile, so each thing is tried twice.
WAITS = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE, "retry": Retry(NoBackoff(), 1)}

logger = logging.getLogger(__name__)


def or_stand_in(method):
    """The same, of the cache that stands in while the server does not answer."""

    @functools.wraps(method)
    def asked(self, *args, **kwargs):
        if self.is_awaited():
            try:
                return method(self, *args, **kwargs)
            except RedisError as error:
                self.leave_alone(error)
        return getattr(caches[self.stand_in], method.__name__)(*args, **kwargs)

    return asked


class SharedCache(RedisCache):
    """Takes of its options `stand_in`, the alias of a cache that needs no such server."""

    # By server, for all threads.
    _awaited_from: ClassVar[dict[str, float]] = {}

    def __init__(self, server, params):
        options = WAITS | params.get("OPTIONS", {})
        self.stand_in = options.pop("stand_in")
        super().__init__(server, params | {"OPTIONS": options})

    def is_awaited(self) -> bool:
        return time.monotonic() >= self._awaited_from.get(str(self._servers), 0)

    def leave_alone(self, error: RedisError) -> None:
        self._awaited_from[str(self._servers)] = time.monotonic() + PAUSE
        logger.warning("The shared cache does not answer, so %r stands in: %s", self.stand_in, error)

    add = or_stand_in(RedisCache.add)
    get = or_stand_in(RedisCache.get)
    set = or_stand_in(RedisCache.set)
    touch = or_stand_in(RedisCache.touch)
    delete = or_stand_in(RedisCache.delete)
    get_many = or_stand_in(RedisCache.get_many)
    has_key = or_stand_in(RedisCache.has_key)
    incr = or_stand_in(RedisCache.incr)
    set_many = or_stand_in(RedisCache.set_many)
    delete_many = or_stand_in(RedisCache.delete_many)
    clear = or_stand_in(RedisCache.clear)

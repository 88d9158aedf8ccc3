"""Redis may go at any time: another cache stands in, and nothing fails."""

import pytest
from django.core.cache import caches

from core.shared_cache import SharedCache

# A port at which nobody answers.
NOBODY = "redis://127.0.0.1:1/0"


@pytest.fixture
def cache(monkeypatch):
    monkeypatch.setattr(SharedCache, "_awaited_from", {})
    caches["process"].clear()
    yield SharedCache(NOBODY, {"OPTIONS": {"stand_in": "process"}})
    caches["process"].clear()


def test_another_cache_stands_in(cache):
    assert cache.add("first", 1)
    assert not cache.add("first", 2)
    cache.set_many({"second": 2, "third": 3})
    assert cache.incr("first") == 2
    assert cache.get_many(["first", "second", "nothing"]) == {"first": 2, "second": 2}
    cache.delete("third")
    assert "third" not in cache
    assert cache.get_or_set("fourth", lambda: 4) == caches["process"].get("fourth") == 4


def test_a_server_that_does_not_answer_is_left_alone_for_a_while(cache, caplog):
    for _ in range(3):
        assert cache.get("anything", "otherwise") == "otherwise"
    assert len(caplog.records) == 1

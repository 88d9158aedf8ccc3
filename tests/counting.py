"""Whose lines are counted for the coverage: counting takes as long again as the tests themselves."""

from collections import Counter
from contextlib import contextmanager, nullcontext

import pytest
from coverage import Coverage

# Of a test with many cases, more of them seldom reach other lines.
CASES = 2
IS_COUNTED = pytest.StashKey[bool]()


@contextmanager
def uncounted():
    """Lines that are run meanwhile do not count, here and in what it calls."""
    counting = Coverage.current()
    if counting is None:
        yield
        return
    counting.stop()
    try:
        yield
    finally:
        counting.start()


def pytest_collection_modifyitems(items):
    """The coverage is that of the first cases of each test, without those that look at pages or try much."""
    seen = Counter()
    for item in items:
        test = item.nodeid.partition("[")[0]
        seen[test] += 1
        tries_much = "browser" in item.path.parts or item.get_closest_marker("hypothesis")
        item.stash[IS_COUNTED] = seen[test] <= CASES and not tries_much


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    with nullcontext() if item.stash[IS_COUNTED] else uncounted():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef):
    # Migrations are no part of the coverage.
    with uncounted() if fixturedef.argname == "django_db_setup" else nullcontext():
        return (yield)

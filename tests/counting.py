"""Whose lines are counted for the coverage: counting takes as long again as the tests themselves."""

from contextlib import contextmanager, nullcontext

import pytest
from coverage import Coverage

# Folders whose tests take long and reach hardly a line that others do not.
UNCOUNTED = {"browser", "embedded_postgres", "pages"}
IS_COUNTED = pytest.StashKey[bool]()


@contextmanager
def uncounted():
    """Lines that are run meanwhile do not count, here and in what it calls."""
    # In each process of pytest-xdist pytest-cov starts two, and the first goes on where only the second is stopped.
    counting = []
    while one := Coverage.current():
        one.stop()
        counting.append(one)
    try:
        yield
    finally:
        for one in reversed(counting):
            one.start()


def pytest_collection_modifyitems(items):
    """The coverage is that of the first case of each test, without those that look at pages or try much."""
    seen = set()
    for item in items:
        test = item.nodeid.partition("[")[0]
        tries_much = UNCOUNTED.intersection(item.path.parts) or item.get_closest_marker("hypothesis")
        item.stash[IS_COUNTED] = test not in seen and not tries_much
        seen.add(test)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    with nullcontext() if item.stash[IS_COUNTED] else uncounted():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef):
    # Migrations are no part of the coverage.
    with uncounted() if fixturedef.argname == "django_db_setup" else nullcontext():
        return (yield)

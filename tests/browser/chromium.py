"""Which browser is used, and how it is started."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
MISSING = f"No browser is installed: one of {', '.join(NAMES)} is needed."
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]


def program() -> str | None:
    """Where the browser is, if one is installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def started() -> Iterator[Browser]:
    """The browser, which is ended afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def started_for_tests() -> Iterator[Browser]:
    if program() is None:
        pytest.skip(MISSING)
    with pytest.MonkeyPatch.context() as environment, started() as browser:
        # Playwright keeps an event loop in this thread, where Django would not touch the database.
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield browser

"""A browser that looks at the running site, for what scripts do on its pages."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="module")
def browser():
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip(f"No browser is installed: these tests need one of {', '.join(NAMES)}.")
    with pytest.MonkeyPatch.context() as environment:
        # Playwright keeps an event loop in this thread, where Django would not touch the database.
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
            yield browser
            browser.close()


@pytest.fixture
def visit(browser, live_server):
    """Opens an address of the site, as a visitor with these settings; what a script complains of fails the test."""
    contexts, complaints = [], []

    def visit(address, **settings):
        context = browser.new_context(base_url=live_server.url, **settings)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []

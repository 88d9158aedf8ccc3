"""A browser that looks at the running site."""

from functools import partial

import pytest
from django.core.cache import cache
from django.test import Client

from tests.browser import chromium
from tests.factories import UserFactory


@pytest.fixture(scope="module")
def browser():
    with chromium.started_for_tests() as browser:
        yield browser


@pytest.fixture
def visit(browser, live_server):
    """Opens an address of the site, as a visitor with these settings; complaints fail the test, unless expected."""
    contexts, complaints = [], []
    # It counts how often forms are sent, and is not emptied with the tables.
    cache.clear()

    def visit(address, expected="nothing", **settings):
        def is_complaint(message):
            return message.type == "error" and expected not in message.text

        context = browser.new_context(base_url=live_server.url, **settings)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if is_complaint(message) else None)
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def work(visit, live_server, transactional_db, settings):
    """Opens an address as somebody who may do everything."""
    settings.STAFF_NEED_SECOND_FACTOR = False
    client = Client()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    cookie = {"name": session.key, "value": session.value, "domain": live_server.thread.host, "path": "/"}
    cookie |= {"expires": -1, "httpOnly": True, "secure": False, "sameSite": "Lax"}
    return partial(visit, storage_state={"cookies": [cookie], "origins": []})

"""The site with a small directory, served as in production, for the tests of this folder."""

import shutil
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.core.management import call_command
from django.db import connection

from core.language_addresses import in_language, is_in_every_language
from core.languages import ENGLISH
from tests.browser import chromium
from tests.browser.site import family
from tests.browser.site.page_types import FOR_DEVELOPERS, PAGES, STATES
from tests.browser.site.serving import collect_static_files, served

PHONE = {"width": 360, "height": 740}


@pytest.fixture(autouse=True)
def _own_media():
    """The pictures of the directory are kept as long as it is."""


@pytest.fixture(autouse=True)
def _undefined_variables_fail():
    """Left to the tests of single pages: here, templates are as in production."""


@dataclass
class Site:
    url: str
    # By the names that `PAGES` has in braces.
    addresses: dict[str, str]

    def address(self, name: str) -> str:
        """The address of a page type, without the host."""
        return PAGES[name].format(**self.addresses)

    def answer(self, name: str) -> HTTPResponse | HTTPError:
        """What a page type is answered with, outside of a browser."""
        try:
            return urlopen(self.url + self.address(name))
        except HTTPError as missing:
            return missing


@pytest.fixture(scope="package")
def django_db_serialized_rollback():
    """By its name, pytest-django keeps what migrations have written."""


@pytest.fixture(scope="package")
def transactional_db(django_db_setup, django_db_serialized_rollback, django_db_blocker):
    """One database for all tests of this folder; by its name, pytest-django makes it, and runs them after others."""
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
        yield
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)


@pytest.fixture(scope="package")
def site(transactional_db, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    with served(MEDIA_ROOT=folder / "media", **collect_static_files(folder / "static")) as url:
        yield Site(url, family.make())


@pytest.fixture(scope="package")
def browser(site):
    """Started after the directory is filled, and ended before it goes: its event loop hides Django's connection."""
    with chromium.started_for_tests() as browser:
        yield browser


@pytest.fixture
def visitor(browser, site):
    """An empty page of a visitor with these settings of the browser: on a phone, if none are named."""
    contexts = []

    def visitor(**browser_settings):
        context = browser.new_context(base_url=site.url, **{"viewport": PHONE, **browser_settings})
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield visitor
    for context in contexts:
        context.close()


@pytest.fixture
def go(site, settings):
    """Brings a page to a page type or state, in another language if it is in that."""

    def go(page, name, language=ENGLISH):
        of, do = STATES.get(name, (name, lambda page: None))
        settings.DEBUG = of in FOR_DEVELOPERS
        address = site.address(of)
        page.goto(in_language(address, language) if is_in_every_language(address) else address)
        do(page)
        return page

    return go


@pytest.fixture
def look(visitor, go):
    """A page type or state, opened as a visitor with these settings of the browser."""
    return lambda name, language=ENGLISH, **browser_settings: go(visitor(**browser_settings), name, language)


@pytest.fixture(scope="session")
def node_modules():
    """Where the tools from npm are."""
    folder = Path(__file__).parents[1] / "node_modules"
    if not folder.exists() or shutil.which("node") is None:
        pytest.skip("Tools from npm are missing: these tests need Node.js 18.19 or newer with npm, and `make test`.")
    return folder

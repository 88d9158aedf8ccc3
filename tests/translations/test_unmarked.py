"""No page says a word of the site's own that could not be translated, and none of an entry's without its language."""

import pytest

from tests.browser.site import family
from tests.browser.site.page_types import FOR_DEVELOPERS, FOR_EDITORS, PAGES
from tests.translations.marked import LANGUAGE, Reader, everything_marked
from tests.translations.own_words import own_words, untranslated

# Whole texts that are in the database in each language.
WRITTEN_BY_EDITORS = {"about the site", "contact", "accessibility"}


@pytest.mark.django_db
def test_all_that_pages_say_is_translated(client):
    addresses, words = family.make(), own_words()
    left = {}
    with everything_marked():
        for name in PAGES.keys() - FOR_EDITORS - FOR_DEVELOPERS - WRITTEN_BY_EDITORS:
            html = client.get(f"/{LANGUAGE}{PAGES[name].format(**addresses)}").text
            left[name] = untranslated(Reader.texts_of(html), words)
    assert {name: rest for name, rest in left.items() if rest} == {}

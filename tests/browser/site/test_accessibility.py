"""Nothing that axe-core can find against WCAG 2.2 AA and good practice, in any width and theme."""

import pytest

from tests.browser.site.findings import expect_none, script
from tests.browser.site.page_types import FOR_DEVELOPERS, on_every_page_and_state

HEIGHT = 800
# The style page shows parts of pages several times.
REPEATED = "landmark-unique"
# Beside a list, filters are shown though their <details> is closed, which axe-core takes for hidden.
OPEN_FILTERS = "document.querySelector('[data-filters]')?.setAttribute('open', '')"


@pytest.fixture(scope="module")
def axe(node_modules):
    return (node_modules / "axe-core/axe.min.js").read_text(encoding="utf-8")


def looked_at(page):
    """What axe-core finds in each width and theme once; a phone first, where what is folded can be opened."""
    for width, theme in ((360, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=theme)
        if width == 1280:
            page.evaluate(OPEN_FILTERS)
        yield from (f"{width} px, {theme}: {line}" for line in page.evaluate(script("axe"), None))


@on_every_page_and_state
def test_axe_finds_nothing(look, axe, name):
    page = look(name)
    page.evaluate(axe)
    found = [line for line in looked_at(page) if name not in FOR_DEVELOPERS or REPEATED not in line]
    expect_none(found, f"Mend these in the templates or style sheets of {page.url}:")

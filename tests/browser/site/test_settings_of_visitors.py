"""Pages for visitors who set their browser to their needs: large text, own colours, less motion, another direction."""

import pytest

from tests.browser.site.findings import expect_none, script
from tests.browser.site.page_types import on_every_page_and_state

# A window of 1280 × 1024 at 400 %.
ZOOMED = {"width": 320, "height": 256}
LARGE = {"width": 1280, "height": 800}
MOVES = """() => [...document.querySelectorAll("*")].filter((element) => {
  const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
  return scrollBehavior === "smooth" || [transitionDuration, animationDuration].some((time) => parseFloat(time) > 0.01);
}).map(({ localName, className }) => `${localName} ${className}`)"""


@on_every_page_and_state
def test_a_page_can_be_used_at_400_percent(look, name):
    # Of the languages of the site, that with the longest words.
    page = look(name, language="de", viewport=ZOOMED)
    expect_none(page.evaluate(script("sideways")), f"{page.url} is too wide for 320 px:")
    assert page.evaluate(script("covered")) < 0.5


@pytest.mark.parametrize("name", ["home", "organisation", "open search", "open filters", "style page"])
def test_nothing_moves_for_those_who_want_less_motion(look, name):
    page = look(name, reduced_motion="reduce")
    expect_none(page.evaluate(MOVES), f"These move on {page.url}:")


def test_buttons_keep_a_border_in_forced_colours(look):
    page = look("style page", forced_colors="active")
    flat = "(all) => all.filter((one) => getComputedStyle(one).borderTopStyle === 'none').map((one) => one.outerHTML)"
    expect_none(page.locator(".button, button").evaluate_all(flat), "These do not look like buttons:")


def test_names_and_texts_from_the_right_run_from_the_right(look):
    page = look("right-to-left organisation", viewport=LARGE)
    direction = "(element) => getComputedStyle(element).direction"
    assert page.locator("html").evaluate(direction) == "ltr"
    for part in ("h1 [dir]", "main .prose"):
        assert page.locator(part).first.evaluate(direction) == "rtl", part

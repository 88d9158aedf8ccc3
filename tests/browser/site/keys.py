"""Somebody who uses the site with a keyboard alone."""

import pytest
from playwright.sync_api import Page

MOST_STEPS = 120
# The words of what has the focus, as a reader would call it.
FOCUSED = """() => {
  const one = document.activeElement;
  const words = [one.labels?.[0]?.textContent, one.ariaLabel, one.textContent, one.value];
  return words.find((text) => text?.trim())?.trim().replace(/\\s+/g, " ") ?? "";
}"""
# A ring around it, or around what it is laid over.
IS_SEEN = """() => {
  const one = document.activeElement;
  const { top, bottom } = one.getBoundingClientRect();
  const hasRing = (part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one, part);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  return bottom > 0 && top < innerHeight && (hasRing() || hasRing("::after"));
}"""


def tab_to(page: Page, words: str, key: str = "Tab") -> None:
    """Goes on with a key until the focus is on what is called so; every step on the way has to be seen."""
    met = []
    for _ in range(MOST_STEPS):
        page.keyboard.press(key)
        met.append(page.evaluate(FOCUSED))
        assert page.evaluate(IS_SEEN), f"The focus cannot be seen on {met[-1]!r}."
        if met[-1].startswith(words):
            return
    pytest.fail(f"{words!r} cannot be reached; met were {met}.")


def open_with_keys(page: Page, words: str) -> None:
    """Follows the link, or presses the button, that is called so."""
    tab_to(page, words)
    page.keyboard.press("Enter")

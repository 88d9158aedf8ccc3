"""The theme that a visitor chose is there from the first thing drawn on."""

import time

import pytest

NOTE_FRAMES = """
window.framesDrawn = [];
requestAnimationFrame(function note() {
  if (document.body) framesDrawn.push(getComputedStyle(document.documentElement).colorScheme);
  requestAnimationFrame(note);
});
"""
SOME_FRAMES = "() => new Promise((tell) => setTimeout(() => tell(framesDrawn), 200))"


def come_late(route):
    time.sleep(0.2)
    route.continue_()


def choose(page, theme):
    page.get_by_label(theme).check()


@pytest.mark.parametrize(("system", "chosen"), [("light", "Dark"), ("dark", "Light")])
def test_a_chosen_theme_is_kept_without_a_flash(look, go, system, chosen):
    page = look("home", color_scheme=system)
    choose(page, chosen)
    page.add_init_script(NOTE_FRAMES)
    # What is drawn before the choice is known would be seen.
    page.route("**/theme.*.js", come_late)
    for name in ("organisations", "case study", "home"):
        go(page, name)
        assert set(page.evaluate(SOME_FRAMES)) == {chosen.lower()}


def test_the_system_is_followed_again(look, go):
    page = look("home", color_scheme="dark")
    choose(page, "Light")
    choose(page, "As my system")
    go(page, "organisations")
    assert page.locator("html").get_attribute("data-theme") is None
    assert page.evaluate("localStorage.length") == 0

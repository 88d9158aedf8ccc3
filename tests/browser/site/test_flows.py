"""What visitors come for, with a keyboard alone, on a phone, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.site.keys import open_with_keys, tab_to

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


@pytest.fixture
def start(look, scripts):
    return lambda name: look(name, java_script_enabled=scripts)


@with_and_without_scripts
def test_the_menu_is_skipped(start):
    page = start("organisations")
    open_with_keys(page, "Skip to the content")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


@with_and_without_scripts
def test_the_menu_leads_to_the_lists(start):
    page = start("home")
    open_with_keys(page, "Menu")
    open_with_keys(page, "Projects")
    expect(page.get_by_role("heading", level=1)).to_have_text("Projects")


@with_and_without_scripts
def test_an_entry_is_searched_and_opened(start, scripts):
    page = start("organisation")
    open_with_keys(page, "Search")
    if scripts:
        expect(page.get_by_role("dialog").get_by_role("combobox")).to_be_focused()
    else:
        page.wait_for_url("**/search")
        tab_to(page, "Search by name or words")
    page.keyboard.type("cities")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=cities*")
    open_with_keys(page, "Open data of 40 cities")
    expect(page.get_by_role("heading", level=1)).to_have_text("Open data of 40 cities")


@with_and_without_scripts
def test_a_list_is_narrowed_and_an_entry_opened(start, scripts):
    page = start("organisations")
    open_with_keys(page, "Filters")
    tab_to(page, "Lebanon")
    page.keyboard.press("Space")
    if scripts:
        expect(page.locator("#show")).to_have_text("Show 1 result")
    open_with_keys(page, "Show 1 result" if scripts else "Apply")
    page.wait_for_url(re.compile("[?&]country=LB"))
    open_with_keys(page, "مختبر")
    expect(page.get_by_role("heading", level=1)).to_contain_text("مختبر")


def test_a_theme_is_chosen(look):
    page = look("home")
    open_with_keys(page, "Skip to the content")
    tab_to(page, "As my system")
    for theme in ("light", "dark"):
        page.keyboard.press("ArrowDown")
        expect(page.locator("html")).to_have_attribute("data-theme", theme)


def test_no_choice_is_offered_that_could_not_be_kept(look):
    expect(look("home", java_script_enabled=False).get_by_text("As my system")).to_be_hidden()


@pytest.mark.parametrize("name", ["home", "organisations", "organisation", "results"])
def test_the_focus_is_seen_in_forced_colours(look, name):
    page = look(name, forced_colors="active")
    tab_to(page, "Search", key="Shift+Tab")

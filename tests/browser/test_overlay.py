"""The search that opens over every page."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import OrganisationFactory, ProjectFactory

PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def entries(transactional_db):
    return [OrganisationFactory(name="Bicycle kitchen"), ProjectFactory(name="Bicycle counters")]


def overlay(page):
    return page.get_by_role("dialog", name="Search")


def opened(page):
    page.keyboard.press("/")
    return overlay(page).get_by_role("combobox")


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_keys_open_it_and_escape_gives_the_focus_back(visit, entries, keys):
    page = visit("/organisations")
    link = page.get_by_role("link", name="Organisations").first
    link.focus()
    page.keyboard.press(keys)
    expect(overlay(page).get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(overlay(page)).to_be_hidden()
    expect(link).to_be_focused()


def test_keys_are_letters_while_one_types(visit, entries):
    page = visit("/search")
    field = page.get_by_role("searchbox")
    field.press_sequentially("a/b")
    page.keyboard.press("Control+k")
    expect(overlay(page)).to_be_hidden()
    expect(field).to_have_value("a/b")


def test_a_suggestion_is_chosen_with_the_keyboard_alone(visit, entries):
    page = visit("/")
    field = opened(page)
    field.press_sequentially("bicy")
    options = page.get_by_role("option")
    expect(options).to_have_text([re.compile("Bicycle counters"), re.compile("Bicycle kitchen")])
    expect(field).to_have_attribute("aria-expanded", "true")
    for key, chosen in (("ArrowDown", 0), ("ArrowDown", 1), ("Home", 0), ("End", 1), ("ArrowUp", 0)):
        field.press(key)
        expect(options.nth(chosen)).to_have_attribute("aria-selected", "true")
        expect(field).to_have_attribute("aria-activedescendant", options.nth(chosen).get_attribute("id"))
    field.press("Enter")
    page.wait_for_url(f"**{entries[1].get_absolute_url()}")


def test_enter_without_a_choice_searches(visit, entries):
    page = visit("/")
    opened(page).press_sequentially("bicycle kitchen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=bicycle+kitchen")
    expect(page.locator("[data-hit]").first).to_have_text("Bicycle kitchen")


def test_the_number_of_suggestions_is_said(visit, entries):
    page = visit("/")
    field, status = opened(page), overlay(page).get_by_role("status")
    for typed, says in (
        ("bicycle k", "1 suggestion"),
        ("bicyc", "2 suggestions"),
        ("zzyzx", "No suggestions"),
        ("b", ""),
    ):
        field.fill(typed)
        expect(status).to_have_text(says)
    expect(field).to_have_attribute("aria-expanded", "false")


def test_what_is_typed_fast_is_asked_once(visit, entries):
    page, asked = visit("/"), []
    page.on("request", lambda request: asked.append(request.url) if "/search/suggest" in request.url else None)
    opened(page).press_sequentially("bicycle", delay=10)
    expect(page.get_by_role("option").first).to_be_visible()
    assert [url.partition("?")[2] for url in asked] == ["q=bicycle"]


def test_it_works_on_a_phone(visit, entries):
    page = visit("/", **PHONE)
    page.get_by_role("banner").get_by_role("link", name="Search").tap()
    overlay(page).get_by_role("combobox").fill("bicycle")
    page.get_by_role("option", name="Bicycle kitchen").tap()
    page.wait_for_url(f"**{entries[0].get_absolute_url()}")


def test_it_fits_a_phone_and_closes_with_a_button(visit, entries):
    page = visit("/", **PHONE)
    page.get_by_role("banner").get_by_role("link", name="Search").tap()
    overlay(page).get_by_role("combobox").fill("bicycle")
    expect(page.get_by_role("option").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    overlay(page).get_by_role("button", name="Close").tap()
    expect(overlay(page)).to_be_hidden()


def test_the_focus_stays_inside(visit, entries):
    page = visit("/")
    opened(page)
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")


def test_without_scripts_the_link_leads_to_the_page(visit, entries):
    page = visit("/", java_script_enabled=False)
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").fill("bicycle kitchen")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hit]").first).to_have_text("Bicycle kitchen")

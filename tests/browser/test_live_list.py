"""Lists that follow their filters in place, and work without scripts."""

import pytest
from playwright.sync_api import expect

from tests.factories import OrganisationFactory, TagFactory

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest.fixture
def _organisations():
    for name, country in (("Alpha", "DE"), ("Beta", "ES"), ("Gamma", "ES")):
        OrganisationFactory(name=name, country=country).tags.add(TagFactory(name=f"{name} tag"))
    for number in range(12):
        OrganisationFactory(name=f"Zeta {number:02}").tags.add(TagFactory())


@pytest.fixture
def visit_list(_organisations, visit):
    return lambda query="", **settings: visit(f"/organisations{query}", **settings)


def shows(page, count, *names):
    expect(page.locator("#results strong")).to_have_text(count)
    expect(page.locator(".card__title")).to_have_text(list(names))


def test_a_value_narrows_the_list_at_once(visit_list):
    page = visit_list()
    page.get_by_label("Spain").check()
    shows(page, "2 organisations", "Beta", "Gamma")
    page.wait_for_url("**/organisations?country=ES")
    expect(page.get_by_label("Spain")).to_be_focused()
    expect(page.get_by_role("status").first).to_have_text("2 organisations")


def test_back_and_forward_go_through_what_was_chosen(visit_list):
    page = visit_list()
    page.get_by_label("Spain").check()
    shows(page, "2 organisations", "Beta", "Gamma")
    page.get_by_label("Germany").check()
    shows(page, "3 organisations", "Alpha", "Beta", "Gamma")
    page.go_back()
    shows(page, "2 organisations", "Beta", "Gamma")
    expect(page.get_by_label("Germany")).not_to_be_checked()
    page.go_back()
    expect(page.locator("#results strong")).to_have_text("15 organisations")
    page.go_forward()
    shows(page, "2 organisations", "Beta", "Gamma")


def test_words_are_searched_as_they_are_typed_and_are_one_step_back(visit_list):
    page = visit_list("?country=ES")
    words = page.get_by_role("searchbox", name="Search by name or words")
    words.press_sequentially("bet", delay=20)
    shows(page, "1 organisation", "Beta")
    words.press_sequentially("a", delay=20)
    page.wait_for_url("**/organisations?q=beta&country=ES")
    expect(words).to_be_focused()
    expect(words).to_have_value("beta")
    page.go_back()
    shows(page, "2 organisations", "Beta", "Gamma")
    page.get_by_role("heading", level=1).click()
    expect(words).to_have_value("beta")


def test_a_chip_takes_itself_away_with_the_keyboard(visit_list):
    page = visit_list("?country=ES&country=DE&initial=b")
    page.get_by_role("link", name="Remove First letter B").press("Enter")
    shows(page, "3 organisations", "Alpha", "Beta", "Gamma")
    expect(page.locator("#results")).to_be_focused()
    page.get_by_role("link", name="Clear all").press("Enter")
    expect(page.locator("#results strong")).to_have_text("15 organisations")
    expect(page.get_by_label("Spain")).not_to_be_checked()


def test_a_long_facet_is_searched_inside_without_a_step_back(visit_list):
    page = visit_list()
    page.locator("#facet-tag > summary").click()
    find = page.get_by_label("Find in Tag")
    find.press_sequentially("gamma", delay=20)
    expect(page.locator("#values-tag label")).to_have_text(["Gamma tag 1"])
    expect(find).to_be_focused()
    expect(page.locator("#facet-tag")).to_have_attribute("open", "")
    assert page.url.endswith("/organisations")
    page.get_by_label("Gamma tag").check()
    shows(page, "1 organisation", "Gamma")


def test_what_is_open_stays_open(visit_list):
    page = visit_list()
    page.locator("#facet-tag > summary").click()
    page.locator("#more-tag > summary").click()
    page.locator("#facet-country > summary").click()
    page.locator("#more-tag input").last.check()
    expect(page.locator("#results strong")).to_have_text("1 organisation")
    expect(page.locator("#more-tag")).to_have_attribute("open", "")
    expect(page.get_by_label("Spain")).to_be_hidden()


def test_the_order_changes_at_once(visit_list):
    page = visit_list("?country=ES")
    page.get_by_label("Sort by").focus()
    page.get_by_label("Sort by").select_option("Newest")
    shows(page, "2 organisations", "Gamma", "Beta")
    expect(page.get_by_label("Sort by")).to_be_focused()
    assert page.url.endswith("?country=ES&sort=newest")


def test_filters_unfold_on_a_phone_and_lead_to_the_results(visit_list):
    page = visit_list(**PHONE)
    expect(page.get_by_label("Spain")).to_be_hidden()
    page.get_by_text("Filters", exact=True).tap()
    page.get_by_label("Spain").tap()
    page.get_by_role("link", name="Show 2 results").tap()
    expect(page.locator("#results")).to_be_focused()
    expect(page.locator("#results")).to_be_in_viewport()
    expect(page.locator("#results strong", has_text="2 organisations")).to_be_in_viewport()
    expect(page.get_by_label("Spain")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("screen", [{}, PHONE])
def test_without_scripts_a_button_applies(visit_list, screen):
    page = visit_list("?archived=on", java_script_enabled=False, **screen)
    if screen:
        page.get_by_text("Filters", exact=True).tap()
    page.get_by_label("Spain").check()
    page.get_by_role("button", name="Apply").click()
    shows(page, "2 organisations", "Beta", "Gamma")
    expect(page.get_by_label("Spain")).to_be_checked()
    assert "archived=on" in page.url
    page.get_by_label("Sort by").select_option("Newest")
    page.get_by_role("button", name="Sort", exact=True).click()
    shows(page, "2 organisations", "Gamma", "Beta")

"""Cases in the admin, by keyboard and finger, with and without scripts."""

import pytest
from playwright.sync_api import expect

from core.models import AreaOfImpact, OrganisationType, Technology
from submissions.actions import moderating
from submissions.models import Stage, Submission
from submissions.reasons import BY_CODE
from tests.browser.axe import needs_axe, violations
from tests.browser.screens import DESK, PHONE, TABLET
from tests.factories import OrganisationFactory, UserFactory
from tests.submissions.factories import SubmissionFactory, correction_of

QUEUE = "/admin/submissions/submission/"
LONG = "We repair bicycles and phones together. " * 30
PAGES = {"queue": "", "new entry": "{new}/change/", "correction": "{correction}/change/", "edit": "{new}/edit/"}


@pytest.fixture
def cases(transactional_db):
    # Tables are emptied after tests that commit.
    for vocabulary in (AreaOfImpact, OrganisationType, Technology):
        vocabulary.objects.get_or_create(name="One")
    entry = OrganisationFactory(name="Harbour Repair Collective", country="ES", locality="Vigo", body=LONG)
    new = SubmissionFactory(ready_both=True, findings=[{"rule": "x", "points": 1, "sentence": "Two links."}], score=1)
    correction = correction_of(entry, body=LONG.replace("phones", "radios", 1), locality="Porto")
    moderating.take(correction, UserFactory(username="ben"))
    return {"new": new, "correction": correction, "last": SubmissionFactory()}


@pytest.fixture
def case_page(work, cases):
    def case_page(name="new", **settings):
        return work(f"{QUEUE}{cases[name].pk}/change/", **(DESK | settings))

    return case_page


def stage_of(case):
    return Submission.objects.get(pk=case.pk).stage


def test_a_case_is_taken_accepted_and_undone_by_keyboard(case_page, cases):
    page = case_page()
    page.keyboard.press("t")
    expect(page.locator(".case-holder")).to_contain_text("You have it")
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Accept and publish")).to_be_focused()
    assert stage_of(cases["new"]) == Stage.RECEIVED
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("is accepted and published")
    page.wait_for_url(f"**/{cases['last'].pk}/change/")
    page.keyboard.press("u")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("taken back")
    assert stage_of(cases["new"]) == Stage.RECEIVED


def test_keys_lead_from_case_to_case(case_page, cases):
    page = case_page()
    page.keyboard.press("j")
    page.wait_for_url(f"**/{cases['correction'].pk}/change/")
    page.keyboard.press("k")
    page.wait_for_url(f"**/{cases['new'].pk}/change/")


def test_keys_are_letters_while_somebody_writes(case_page, cases):
    page = case_page()
    page.keyboard.press("q")
    expect(page.get_by_label("Your question")).to_be_focused()
    page.keyboard.type("jade, taken")
    expect(page.get_by_label("Your question")).to_have_value("jade, taken")
    expect(page.locator(".case-holder")).to_contain_text("Nobody has it")


def test_keys_with_control_belong_to_the_browser(case_page):
    page = case_page()
    page.keyboard.press("Control+d")
    expect(page.get_by_label("What the sender reads")).to_be_hidden()


def test_keys_can_be_turned_off_for_good(case_page):
    page = case_page()
    page.get_by_label("Use these keys").uncheck()
    page.reload()
    page.keyboard.press("d")
    expect(page.get_by_label("What the sender reads")).to_be_hidden()
    page.get_by_label("Use these keys").check()
    page.keyboard.press("d")
    expect(page.get_by_label("Reason")).to_be_focused()


def test_a_reason_fills_in_its_text_but_never_over_another(case_page):
    page = case_page()
    page.keyboard.press("d")
    text = page.get_by_label("What the sender reads")
    page.get_by_label("Reason").select_option("thin")
    expect(text).not_to_have_value("")
    page.get_by_label("Reason").select_option("double")
    expect(text).to_have_value(str(BY_CODE["double"].text))
    text.fill("My own words.")
    page.get_by_label("Reason").select_option("thin")
    expect(text).to_have_value("My own words.")


def test_without_scripts_all_of_it_works(case_page, cases):
    page = case_page(java_script_enabled=False)
    expect(page.get_by_text("Use these keys")).to_be_hidden()
    page.get_by_text("Decline it").click()
    page.get_by_label("Reason").select_option("thin")
    page.get_by_role("button", name="Fill in the text of the reason").click()
    page.get_by_role("button", name="Preview the mail").click()
    expect(page.locator(".case-mail")).to_contain_text("Our decision about “Harbour Repair Collective")
    page.get_by_role("button", name="Decline", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("is declined")
    page.get_by_role("button", name="Undo").click()
    assert stage_of(cases["new"]) == Stage.RECEIVED


def test_who_comes_second_keeps_what_was_written(case_page, cases):
    page = case_page()
    page.keyboard.press("q")
    page.get_by_label("Your question").fill("In which town is it?")
    moderating.take(cases["new"], UserFactory(username="carl"))
    page.get_by_role("button", name="Send the question").click()
    expect(page.get_by_role("alert")).to_contain_text("Taken by carl")
    expect(page.get_by_label("Your question")).to_have_value("In which town is it?")


def test_the_decision_stays_in_sight_beside_a_long_text(case_page):
    page = case_page("correction")
    page.mouse.wheel(0, 4000)
    expect(page.get_by_role("button", name="Accept and publish")).to_be_in_viewport()


def test_edits_are_not_left_unasked(work, cases):
    page = work(f"{QUEUE}{cases['new'].pk}/edit/", **DESK)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_label("Name of the organisation").fill("Harbour Repair")
    page.get_by_role("link", name="Back without accepting").click()
    expect(page.get_by_label("Name of the organisation")).to_have_value("Harbour Repair")
    page.get_by_role("button", name="Accept with these edits").click()
    expect(page.locator(".messagelist")).to_contain_text("is accepted and published")
    assert asked == ["beforeunload"]


def address_of(name, cases):
    return QUEUE + PAGES[name].format(**{key: case.pk for key, case in cases.items()})


@needs_axe
@pytest.mark.parametrize("screen", [DESK, TABLET, PHONE], ids=["desk", "tablet", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_the_screen_and_axe_finds_nothing(work, cases, name, screen):
    page = work(address_of(name, cases), **screen)
    assert page.evaluate("document.documentElement.scrollWidth") == screen["viewport"]["width"]
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.name = '', part.open = true))")
    assert violations(page) == []

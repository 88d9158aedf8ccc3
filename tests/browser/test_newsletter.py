"""From the form at the end of a page to the last mail, with and without scripts, by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from newsletter import links
from newsletter.links import Topic
from newsletter.models import Subscriber
from tests.browser.test_whole_way import with_and_without_scripts
from tests.mail.inbox import newest_to

ANA = "ana@example.org"


def by_keyboard(page, name: str, role: str = "button", key: str = "Enter") -> None:
    """Goes on with the Tab key until the control of this name has the focus, and presses a key there."""
    control = page.locator("main, footer").get_by_role(role, name=name)
    for _ in range(80):
        page.keyboard.press("Tab")
        if control.evaluate_all("(found) => found.includes(document.activeElement)"):
            page.keyboard.press(key)
            return
    raise AssertionError(f"No way by keyboard to {name}")


def heading(page):
    return page.get_by_role("heading", level=1)


def open_path(page, address: str) -> None:
    page.goto(re.sub(r"^https?://[^/]+", "", address))


@pytest.mark.usefixtures("transactional_db")
@with_and_without_scripts
def test_somebody_signs_up_says_yes_pauses_and_leaves(visit, scripts):
    page = visit("/organisations", java_script_enabled=scripts)
    by_keyboard(page, "Your mail address", role="textbox", key="a")
    page.keyboard.type("na@example.org")
    by_keyboard(page, "Sign up")
    expect(heading(page)).to_contain_text("look in your mail")
    open_path(page, re.search(r"^http\S+$", newest_to(ANA), re.M)[0])
    by_keyboard(page, "Yes, write to me")
    expect(heading(page)).to_contain_text("you will hear from us")
    assert Subscriber.objects.of_newsletter().get().came_from == "/organisations"
    by_keyboard(page, "change, pause or end them", role="link")
    expect(heading(page)).to_have_text("Your mails from us")
    by_keyboard(page, "No pause", role="radio", key="ArrowDown")
    expect(page.get_by_label("One month")).to_be_checked()
    by_keyboard(page, "Keep these choices")
    expect(page.get_by_role("status")).to_contain_text("Kept")
    expect(page.get_by_label("Go on with the pause until")).to_be_checked()
    open_path(page, links.unsubscribing(Subscriber.objects.get(), Topic.NEWSLETTER))
    by_keyboard(page, "End it")
    expect(heading(page)).to_have_text("You get no more newsletters")
    assert not Subscriber.objects.exists()

"""A correction and a report from the page of an entry to the answer, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

from core.models import State
from organisations.models import Organisation
from submissions.actions import moderating, objecting, reporting
from submissions.models import Submission
from submissions.reports import Dismissal, Ground, Measure
from tests.browser.site.test_flows import with_and_without_scripts
from tests.factories import OrganisationFactory
from tests.mail.inbox import newest_to
from tests.submissions.sending import at_once


def in_database(do):
    """What the function gives; the browser keeps this thread from asking the database itself."""
    return at_once(1, do)[0]


def link_in_newest_mail(to: str) -> str:
    return re.findall(r"^https?://[^/\s]+(/\S+)$", newest_to(to), re.M)[0]


def newest() -> Submission:
    return in_database(lambda: Submission.objects.order_by("-pk").first())


@pytest.fixture
def lab(site):
    lab = in_database(lambda: OrganisationFactory(name="Open lab", country="ES", locality="Vigo"))
    yield lab
    in_database(lab.delete)


@pytest.fixture
def page(visitor, lab, scripts):
    page = visitor(java_script_enabled=scripts)
    page.goto(lab.get_absolute_url())
    return page


def confirm(page, address: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("look in your mail")
    page.goto(link_in_newest_mail(address))
    page.get_by_role("button", name="Yes, it is mine").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open lab")


@with_and_without_scripts
def test_a_correction_comes_onto_the_page(page, lab, scripts):
    page.get_by_role("link", name="Suggest a correction").click()
    page.get_by_label("Town or city").fill("Pontevedra")
    page.get_by_role("button", name="Send the correction").click()
    summary = page.get_by_role("region", name="Please look at this again")
    if scripts:
        expect(summary).to_be_focused()
    summary.get_by_role("link", name="How do you know?").click()
    page.get_by_label("How do you know?").fill("I work there")
    page.get_by_label("Your mail address").first.fill(f"ana{scripts}@example.org")
    expect(page.get_by_label("Town or city")).to_have_value("Pontevedra")
    page.get_by_role("button", name="Send the correction").click()
    confirm(page, f"ana{scripts}@example.org".lower())
    in_database(lambda: moderating.accept(newest(), None))
    page.reload()
    page.get_by_role("link", name="Open lab").click()
    expect(page.locator("main")).to_contain_text("Pontevedra")


@with_and_without_scripts
def test_a_report_is_dismissed_objected_to_and_upheld(page, lab, scripts):
    address = f"ole{scripts}@example.org".lower()
    page.get_by_role("link", name="Report a problem").click()
    page.get_by_role("link", name="It no longer exists").click()
    page.get_by_label("What has happened").fill("It closed in 2019.")
    page.get_by_label("Your mail address").first.fill(address)
    page.get_by_role("button", name="Send the report").click()
    confirm(page, address)
    report = newest()
    in_database(lambda: reporting.dismiss(report, Dismissal.UNCONFIRMED, "We found nothing.", None))
    page.reload()
    page.get_by_role("link", name="Object to this decision").click()
    page.get_by_label("Why should we decide otherwise?").fill("It is in the register.")
    page.get_by_role("button", name="Send the objection").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open lab")
    in_database(lambda: objecting.decide(newest(), True, "You are right.", None))
    in_database(lambda: reporting.uphold(report, Measure.ARCHIVED, Ground.ENDED, "It closed.", None))
    assert in_database(lambda: Organisation.objects.get(pk=lab.pk).state) == State.ARCHIVED
    page.reload()
    expect(page.locator("main")).to_contain_text("You are right.")

"""From the first word that somebody types to the page that everybody sees, in their browser and a moderator's."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from core.models import AreaOfImpact, OrganisationType, Technology
from submissions.actions.doors import set_doors
from submissions.models import Door, Subject, Submission
from tests.browser.axe import needs_axe, violations
from tests.mail.inbox import newest_to
from tests.submissions.factories import SubmissionFactory

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"width": 360, "height": 740}
with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


@pytest.fixture
def words(transactional_db):
    """Tables are emptied after tests that commit."""
    for vocabulary in (AreaOfImpact, OrganisationType, Technology):
        vocabulary.objects.get_or_create(name="Commons")
    for subject in Subject.values:
        Door.objects.get_or_create(subject=subject)


@pytest.fixture
def sender(visit, words, scripts):
    return visit("/join", expected="503 (Service Unavailable)", java_script_enabled=scripts)


def square() -> dict:
    file = io.BytesIO()
    Image.new("RGB", (120, 120), "teal").save(file, "PNG")
    return {"name": "logo.png", "mimeType": "image/png", "buffer": file.getvalue()}


def go_on(page, **fields):
    for label, text in fields.items():
        page.get_by_label(label.replace("_", " ")).first.fill(text)
    page.get_by_role("button", name="Continue").click()


def describe_organisation(page):
    page.get_by_label("Commons").check()
    go_on(page, Name_of_the_organisation="Menders of the quay", Summary="Neighbours mend things.")
    page.get_by_label("Country").select_option("PT")
    go_on(page, Town_or_city="Porto")
    go_on(page, Tags="repair")
    page.get_by_label("Choose a file").first.set_input_files(square())
    go_on(page, **{"What does it show?": "A green square"})


def describe_project(page):
    go_on(page, Name_of_the_project="Manuals of the quay", Summary="How to mend what others throw away.")
    go_on(page)
    for group in ("Which parts of life does it change?", "Which technologies does it use?"):
        page.get_by_role("group", name=group).get_by_label("Commons").check()
    go_on(page)
    go_on(page)


def sign_and_send(page):
    page.get_by_label("I work there or take part in it").check()
    page.get_by_label("I agree to this").check()
    go_on(page, Your_name="Ana Silva", Your_mail_address="ana@example.org")
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("look in your mail")


def open_mail(page, part: str) -> None:
    page.goto(re.search(rf"^https?://[^/\s]+(/{part}\S*)$", newest_to("ana@example.org"), re.M)[1])


def decide(page, opener: str, fields: dict, button: str) -> None:
    """Opens one of the ways to decide on the page of the newest case and goes it."""
    page.goto(f"/admin/submissions/submission/{Submission.objects.last().pk}/change/")
    if opener:
        page.get_by_text(opener, exact=True).click()
    for label, text in fields.items():
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".messagelist")).to_be_visible()


@with_and_without_scripts
def test_what_is_sent_is_asked_about_answered_accepted_and_seen(sender, work, scripts):
    page = sender
    page.get_by_role("button", name="A project and its organisation").click()
    describe_organisation(page)
    describe_project(page)
    sign_and_send(page)
    open_mail(page, "submissions/confirm/")
    page.get_by_role("button", name="Yes, it is mine").click()
    moderator = work("/admin/", java_script_enabled=scripts, **DESK)
    decide(moderator, "Ask a question", {"Your question": "Who pays for it?"}, "Send the question")
    open_mail(page, "submissions/")
    expect(page.locator("main")).to_contain_text("Who pays for it?")
    page.get_by_label("Your answer").fill("The city does.")
    page.get_by_role("button", name="Send the answer").click()
    moderator.reload()
    decide(moderator, "", {}, "Accept and publish")
    assert "it is on the site now" in newest_to("ana@example.org")
    open_mail(page, "org/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Menders of the quay")
    expect(page.get_by_alt_text("A green square")).to_be_visible()
    page.get_by_role("link", name="Manuals of the quay").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Manuals of the quay")
    page.goto("/organisations?q=menders")
    expect(page.locator("#results")).to_contain_text("Menders of the quay")


@with_and_without_scripts
def test_the_door_closes_and_opens_in_the_middle(sender, scripts):
    page = sender
    page.get_by_role("button", name="An organisation").first.click()
    describe_organisation(page)
    page.get_by_label("I work there or take part in it").check()
    set_doors(Subject.values, position="closed", reason="We move house.")
    page.get_by_label("Your name").fill("Ana Silva")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        page.get_by_role("button", name="Continue").click()
    assert answered.value.status == 503
    for words in ("We move house.", "Menders of the quay", "Porto"):
        expect(page.locator("main")).to_contain_text(words)
    page.get_by_role("link", name="Send me the link").click()
    page.get_by_label("Your mail address").first.fill("ana@example.org")
    page.get_by_role("button").and_(page.locator("main button")).first.click()
    set_doors(Subject.values, position="open", reason="")
    open_mail(page, "join/")
    page.goto(re.search(r"/join/[^/]+", page.url)[0] + "/person/you")
    expect(page.get_by_label("Your name")).to_have_value("Ana Silva")
    expect(page.get_by_label("I work there or take part in it")).to_be_checked()
    sign_and_send(page)


@needs_axe
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_closed_pages(visit, words, theme):
    set_doors(Subject.values, position="closed", reason="We move house.")
    page = visit("/join", expected="503 (Service Unavailable)", bypass_csp=True, color_scheme=theme, viewport=PHONE)
    assert violations(page) == []
    draft = SubmissionFactory(draft=True, with_project=True)
    page.goto(f"/join/{draft.key}/person/you")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("closed while you were writing")
    assert violations(page) == []

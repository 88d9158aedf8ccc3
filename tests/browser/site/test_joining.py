"""Somebody adds an organisation and its project, from the first page to the private one, with scripts and without."""

import io
import re

import pytest
from django.core import mail
from PIL import Image
from playwright.sync_api import expect

from tests.browser.site.keys import open_with_keys, tab_to

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


def logo() -> dict:
    file = io.BytesIO()
    Image.new("RGB", (120, 120), "teal").save(file, "PNG")
    return {"name": "logo.png", "mimeType": "image/png", "buffer": file.getvalue()}


def fill(page, **fields):
    for label, text in fields.items():
        page.get_by_label(label.replace("_", " ")).first.fill(text)
    go_on(page)


def go_on(page):
    page.get_by_role("button", name="Continue").click()


def describe_organisation(page, name):
    expect(page.get_by_role("heading", level=1)).to_have_text("What is the organisation?")
    page.get_by_label("Grassroots organisation or community network").check()
    fill(page, Name=name, Summary="Neighbours mend things.", Website="mending.example")
    page.get_by_label("Country").select_option("ES")
    fill(page, Town_or_city="Vigo")
    fill(page, Tags="repair")
    page.get_by_label("Choose a file").first.set_input_files(logo())
    go_on(page)
    expect(page.get_by_role("link", name=re.compile("Say in a few words what the picture shows"))).to_be_visible()
    expect(page.get_by_alt_text("The picture that you sent")).to_be_visible()
    fill(page, **{"What does it show?": "A green square"})


def describe_project(page, scripts):
    fill(page, Name="Manuals of the quay", Summary="How to mend what others throw away.")
    page.get_by_label("Find others in the directory").fill("verein")
    if not scripts:
        page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_label(re.compile("Verein zur Förderung")).check()
    go_on(page)
    page.get_by_label("Health and care").check()
    page.get_by_role("group", name="Which technologies does it use?").get_by_role("checkbox").first.check()
    go_on(page)
    go_on(page)


def confirm(page):
    page.goto(re.search(r"^http\S+/submissions/confirm/\S+$", mail.outbox[-1].body, re.M)[0])
    page.get_by_role("button", name="Yes, it is mine").click()


@with_and_without_scripts
def test_an_organisation_and_its_project_are_added(visitor, site, scripts):
    page = visitor(java_script_enabled=scripts)
    page.goto("/join")
    page.get_by_role("button", name="A project and its organisation").click()
    describe_organisation(page, f"Menders of the quay {scripts}")
    describe_project(page, scripts)
    page.get_by_label("I work there or take part in it").check()
    page.get_by_label("I agree to this").check()
    fill(page, Your_name="Ana Silva", Your_mail_address="ana@example.org")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    expect(page.get_by_alt_text("A green square")).to_be_visible()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("look in your mail")
    confirm(page)
    expect(page.get_by_text("We have received it")).to_be_visible()
    expect(page.get_by_text("Manuals of the quay").first).to_be_visible()
    expect(page.get_by_alt_text("A green square")).to_be_visible()
    assert page.context.cookies() == []


def test_what_may_be_the_same_is_shown_while_one_types(look):
    page = look("step")
    page.get_by_label("Name of the organisation").fill("Verein zur Foerderung")
    page.get_by_label("Name of the organisation").fill("Nothing known")
    expect(page.get_by_role("heading", name="Is it one of these?")).to_be_visible()


@with_and_without_scripts
def test_a_step_is_filled_in_with_the_keyboard_alone(visitor, scripts):
    page = visitor(java_script_enabled=scripts)
    page.goto("/join")
    open_with_keys(page, "A project A piece")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is the project?")
    tab_to(page, "Name of the project")
    page.keyboard.type("Bread for the whole street")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    open_with_keys(page, "Summary – Write")
    page.keyboard.type("Neighbours bake together.")
    open_with_keys(page, "Continue")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who does it, and where?")


def test_the_summary_of_errors_takes_the_focus(look):
    page = look("step with errors")
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name=re.compile("Write the name")).click()
    expect(page.get_by_label("Name of the organisation")).to_be_focused()

"""What scripts and style sheets add to the admin, by keyboard and finger, and what is left without them."""

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from core.models import Picture
from tests.browser.axe import needs_axe, violations
from tests.browser.screens import DESK, PHONE, TABLET
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory

PAGES = {
    "home": "/admin/",
    "list": "/admin/organisations/organisation/",
    "form": "/admin/casestudies/casestudy/{story}/change/",
    "calendar": "/admin/calendar/?month=2031-03",
    "picture": "/admin/core/picture/add/",
    "mails": "/admin/mails/",
    "mail": "/admin/mails/submissions/mail/statement.txt/?language=de",
}


@pytest.fixture
def story(transactional_db):
    OrganisationFactory(name="Harbour Lab", country="PT")
    PostFactory(published_at=timezone.make_aware(datetime.datetime(2031, 3, 14, 9)))
    return CaseStudyFactory(name="Harbour", body="It *began* in 2012.", card_image=picture())


def png():
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(content, "PNG")
    return content.getvalue()


def picture(words="A quay at night"):
    return Picture.objects.create(file=SimpleUploadedFile("quay.png", png()), alternative_text=words)


def form_of(story):
    return PAGES["form"].format(story=story.pk)


def test_preview_follows_what_is_written(work, story):
    page = work(form_of(story))
    shown = page.get_by_role("region", name="Body as its page will show it")
    expect(shown.locator("em")).to_have_text("began")
    page.get_by_label("Body:", exact=True).fill("## Why\n\n<script>x</script>")
    expect(shown.get_by_role("heading", name="Why")).to_be_visible()
    expect(shown).to_contain_text("<script>x</script>")
    expect(shown.locator("script")).to_have_count(0)


def test_preview_is_asked_for_once_the_writer_pauses(work, story):
    page, asked = work(form_of(story)), []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.post_data) if "/preview/" in request.url else None)
    page.get_by_label("Facts box:").press_sequentially("Since 2012", delay=10)
    expect(page.get_by_role("region", name="Facts box as")).to_contain_text("Since 2012")
    assert len(asked) == 1


def test_preview_reads_in_the_direction_of_the_language(work, story):
    page = work(form_of(story))
    page.get_by_label("Language").select_option("ar")
    expect(page.get_by_role("region", name="Body as").locator("[dir=rtl]")).to_be_visible()


def test_without_scripts_a_button_opens_the_preview(work, story):
    page = work(form_of(story), java_script_enabled=False)
    page.get_by_label("Body:", exact=True).fill("Not **saved** yet")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Preview in a new window").nth(1).click()
    expect(opened.value.locator("strong").filter(has_text="saved")).to_be_visible()
    page.get_by_label("Name").fill("Harbour and quay")
    page.get_by_label("Name").press("Enter")
    expect(page.locator(".success")).to_contain_text("Harbour and quay")


def test_characters_are_counted_and_too_many_named(work, story):
    page = work(form_of(story))
    summary = page.get_by_label("Summary")
    summary.fill("a" * 499)
    expect(page.locator("#id_summary_counter")).to_have_text("499 of 500 characters: 1 left")
    summary.fill("🌍" * 502)
    expect(page.locator("#id_summary_counter")).to_have_text("502 of 500 characters: 2 too many")


def test_fields_of_a_new_row_are_counted_and_named(work, story):
    page = work("/admin/organisations/organisation/add/")
    rows = page.locator("#names-group")
    rows.get_by_role("button", name="Add another").or_(rows.get_by_text("Add another")).first.click()
    expect(rows.locator("tr:not(.empty-form) .counter")).to_have_count(2)


def test_a_picture_is_chosen_with_the_keyboard_and_shown_with_its_words(work, story):
    picture("Two women repair a bicycle")
    page = work(form_of(story))
    row = page.locator(".field-header_image")
    row.get_by_role("combobox").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Find: Header image").press_sequentially("bicycle", delay=10)
    expect(page.locator(".select2-results__option")).to_have_text(["Two women repair a bicycle"])
    page.keyboard.press("Enter")
    expect(row.get_by_role("status")).to_contain_text("Alternative text: Two women repair a bicycle")


def test_an_upload_is_shown_before_it_is_saved(work):
    page = work(PAGES["picture"])
    file = {"name": "quay.png", "mimeType": "image/png", "buffer": png()}
    page.get_by_label("File").set_input_files(file)
    expect(page.get_by_role("img", name="The picture that you have chosen")).to_be_visible()
    expect(page.locator(".picture-upload")).to_contain_text("quay.png: 40 × 30.")


def test_the_way_into_a_form_and_out_of_it_needs_no_mouse(work, story):
    page, seen = work(form_of(story)), set()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for _ in range(90):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "document.activeElement.id || document.activeElement.name || document.activeElement.className"
            )
        )
    assert {"id_name", "id_body", "writing__preview", "id_published_at_0", "_save"} <= seen


def test_nobody_leaves_what_is_not_saved_unasked(work, story):
    page = work(form_of(story))
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_label("Summary").fill("Not saved yet.")
    page.get_by_role("link", name="View site", exact=True).click()
    expect(page.get_by_label("Summary")).to_have_value("Not saved yet.")
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/casestudy/")
    assert asked == ["beforeunload"]


def test_filters_open_over_the_list_of_a_tablet(work, story):
    page = work(PAGES["list"], **TABLET)
    filters = page.get_by_role("navigation", name="Filter")
    expect(filters).to_be_hidden()
    page.get_by_role("button", name="Filter").tap()
    expect(filters).to_be_visible()
    page.keyboard.press("Escape")
    expect(filters).to_be_hidden()


def test_the_choice_of_colours_holds_for_admin_and_site(work):
    page = work(PAGES["home"])
    page.get_by_role("radio", name="Dark").check()
    for address in ("/", "/admin/calendar/"):
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@needs_axe
@pytest.mark.parametrize("screen", [DESK, TABLET, PHONE], ids=["desk", "tablet", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_the_screen_and_axe_finds_nothing(work, story, name, screen):
    page = work(PAGES[name].format(story=story.pk), **screen)
    assert page.evaluate("document.documentElement.scrollWidth") == screen["viewport"]["width"]
    assert violations(page) == []

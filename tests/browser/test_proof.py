"""The proof of work in a browser: it keeps nobody waiting, and nobody out."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from core.guards import proof
from submissions import doors
from submissions.models import Door, Subject

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def form(settings, visit):
    """The form for the mail of reopening, with the solutions that were sent with it."""
    settings.PROOF_OF_WORK = True
    for subject in Subject:
        Door.objects.update_or_create(subject=subject, defaults={"position": "closed"})
    doors.forget()
    solutions = []

    def keep(request):
        if request.method == "POST":
            solutions.append(parse_qs(request.post_data, keep_blank_values=True)["solution"][0])

    def form(**browser_settings):
        page = visit("/join", **browser_settings)
        page.on("request", keep)
        return page, solutions

    return form


def address_of(page):
    return page.get_by_label("Your mail address").first


def send(page):
    page.get_by_role("button", name="Tell me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mail")


def test_the_work_starts_with_the_first_touch_and_says_when_it_is_done(form):
    page, solutions = form()
    status = page.locator("[data-proof-status]")
    expect(status).to_have_text("")
    address_of(page).focus()
    expect(status).to_have_text("The check against spam is done.")
    address_of(page).fill("ana@example.org")
    send(page)
    assert [proof.holds(solution) for solution in solutions] == [False]


def test_a_form_that_is_sent_at_once_waits_for_the_work(form):
    page, solutions = form()
    address_of(page).evaluate("(field) => { field.value = 'ana@example.org' }")
    send(page)
    assert len(solutions) == 1
    assert solutions[0]


def test_the_page_answers_while_it_works(form):
    page, _ = form()
    longest = page.evaluate(
        """async () => {
            document.querySelector("input[type=email]").focus();
            let last = performance.now(), longest = 0;
            while (!document.querySelector("[data-proof]").value) {
                await new Promise(requestAnimationFrame);
                longest = Math.max(longest, performance.now() - last);
                last = performance.now();
            }
            return longest;
        }"""
    )
    assert longest < 500


def test_without_javascript_the_form_goes_through(form):
    page, solutions = form(java_script_enabled=False)
    expect(page.locator("noscript")).to_be_visible()
    address_of(page).fill("ana@example.org")
    send(page)
    assert solutions == [""]


def test_a_browser_that_cannot_do_the_work_sends_the_form_without_it(form):
    page, solutions = form()
    page.evaluate("() => { SubtleCrypto.prototype.deriveBits = () => Promise.reject(new Error('no')) }")
    address_of(page).fill("ana@example.org")
    expect(page.get_by_text("You can send the form without it.")).to_be_visible()
    send(page)
    assert solutions == [""]


def test_each_page_brings_its_own_challenge(form):
    page, solutions = form()
    for _ in range(2):
        page.goto("/join")
        address_of(page).fill("ana@example.org")
        send(page)
    assert len(set(solutions)) == 2

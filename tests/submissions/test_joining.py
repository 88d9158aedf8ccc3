"""Joining from the first page to the private status page, as a browser without scripts does it."""

import pytest
from django.core import mail

from organisations.models import Organisation
from submissions.actions import joining
from submissions.models import Stage, Submission, SubmittedPicture
from tests.factories import OrganisationFactory
from tests.submissions.factories import SubmissionFactory
from tests.submissions.visitor import PERSON, link_in_mail, organisation_steps, project_steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def begin(visitor):
    """Starts a draft and fills in some of its steps."""

    def begin(what="organisation", steps=()):
        visitor.open("/join").press(what)
        for step in steps:
            visitor.press(**step)
        return visitor

    return begin


def test_an_organisation_is_described_sent_and_confirmed(begin):
    visitor = begin(steps=[*organisation_steps(), PERSON])
    assert visitor.title == "Check your answers"
    visitor.press("Send it")
    assert visitor.title == "Nearly done: look in your mail"
    visitor.open(link_in_mail()).press("Yes, it is mine")
    assert "We have received it" in visitor.text
    submission = Submission.objects.get()
    assert submission.stage == Stage.RECEIVED
    assert submission.address == "ana@example.org"
    assert not Organisation.objects.exists()


def test_the_consent_is_kept_with_its_words(begin):
    begin(steps=[*organisation_steps(), PERSON]).press("Send it")
    submission = Submission.objects.get()
    assert "CC BY 4.0" in submission.consent_text
    assert submission.consent_version
    assert submission.consented_at


def test_both_are_asked_one_after_the_other(begin):
    visitor = begin("both", organisation_steps())
    assert visitor.title == "What is the project?"
    assert "Step 5 of 10" in visitor.text
    for step in [*project_steps(), PERSON]:
        visitor.press(**step)
    assert visitor.title == "Check your answers"
    assert "Harbour Repair Collective" in visitor.text
    assert "Open Repair Manuals" in visitor.text


@pytest.mark.parametrize("button", ["Continue", "Save and finish later"])
def test_what_is_wrong_is_kept_too(begin, button):
    visitor = begin()
    visitor.press(button, website="not a website", name="Half")
    draft = Submission.objects.get()
    assert draft.answers["organisation"]["website"] == ["not a website"]
    visitor.open(f"/join/{draft.key}/organisation/what")
    assert visitor.page.find("input", {"name": "website"})["value"] == "not a website"


def test_going_back_keeps_what_was_typed(begin):
    visitor = begin(steps=organisation_steps()[:1])
    visitor.press("Back", locality="Vigo", country="ES")
    assert visitor.title == "What is the organisation?"
    visitor.press()
    assert visitor.page.find("input", {"name": "locality"})["value"] == "Vigo"


def test_each_error_stands_at_its_field_and_on_top(begin):
    visitor = begin().press(website="ftp://example.org")
    summary = visitor.page.find(class_="error-summary")
    for field in ("name", "website"):
        link = summary.find("a", href=f"#id_{field}")
        assert link
        assert visitor.page.find(id=f"id_{field}_error").get_text(strip=True) in link.get_text()
        described = visitor.page.find(id=f"id_{field}")["aria-describedby"]
        assert f"id_{field}_error" in described.split()
    assert visitor.page.title.string.startswith("Look again: ")


def test_an_unticked_box_stays_unticked(begin):
    visitor = begin("project", project_steps()[:3])
    visitor.press("Back").press("Back")
    visitor.open(visitor.address.replace("where", "work"))
    data = [box["value"] for box in visitor.page.select("input[name=technologies][checked]")]
    assert len(data) == 1
    visitor.press(technologies=[])
    assert Submission.objects.get().answers["project"]["technologies"] == []


def test_a_line_is_changed_and_leads_back_to_the_check(begin):
    visitor = begin(steps=[*organisation_steps(), PERSON])
    visitor.open(visitor.page.select_one("a[href$='#id_locality']")["href"])
    visitor.press("Save and check", locality="Pontevedra")
    assert visitor.title == "Check your answers"
    assert "Pontevedra" in visitor.text


def test_nothing_is_sent_while_something_is_missing(begin):
    visitor = begin(steps=organisation_steps()[:1])
    visitor.open(visitor.address.replace("organisation/where", "check")).press("Send it")
    assert Submission.objects.get().stage == Stage.DRAFT
    gaps = visitor.page.find(class_="error-summary")
    assert gaps.find("a", href=lambda href: href.endswith("/organisation/where?from=check#id_country"))
    assert mail.outbox == []


def test_the_same_form_sent_twice_makes_one_draft(visitor):
    visitor.open("/join")
    page = visitor.response
    for _ in range(2):
        visitor.response = page
        visitor.press("project")
    assert Submission.objects.count() == 1


def test_a_draft_leads_to_where_somebody_stopped(begin):
    visitor = begin(steps=organisation_steps()[:2])
    visitor.press("Save and finish later", tags="repair").press("Send me the link", address="ana@example.org")
    assert "on its way" in visitor.title
    visitor.open(link_in_mail())
    assert visitor.title == "Its story and its pictures"


def test_the_link_to_go_on_holds_nothing_that_was_typed(begin):
    visitor = begin(steps=organisation_steps()[:1]).press("Save and finish later")
    visitor.press("Send me the link", address="ana@example.org")
    assert "Harbour" not in mail.outbox[0].body + mail.outbox[0].subject


def test_the_organisation_of_a_project_is_added_in_the_same_go(begin):
    visitor = begin("project", project_steps()[:1])
    visitor.press("Add the organisation in the same go", locality="Vigo")
    assert visitor.title == "What is the organisation?"
    for step in organisation_steps():
        visitor.press(**step)
    assert visitor.title == "What does the project work on?"
    assert Submission.objects.get().parts == ["organisation", "project"]
    assert Submission.objects.get().answer("project", "locality") == "Vigo"


def test_one_of_two_parts_can_be_left_out_again(begin):
    visitor = begin("both", organisation_steps())
    visitor.open(f"/join/{Submission.objects.get().key}/check").press("Leave the project out")
    assert Submission.objects.get().parts == ["organisation"]


def test_organisations_are_found_and_ticked_without_scripts(begin):
    library = OrganisationFactory(name="Valley Library")
    OrganisationFactory(name="Valley Secret", draft=True)
    visitor = begin("project", project_steps()[:1])
    visitor.press("Find", find="valley", locality="Vigo")
    assert [box["value"] for box in visitor.page.select("input[name=organisations]")] == [str(library.pk)]
    assert visitor.page.find("input", {"name": "locality"})["value"] == "Vigo"
    visitor.press(organisations=str(library.pk))
    assert visitor.title == "What does the project work on?"
    visitor.press("Back")
    assert visitor.page.select_one("input[name=organisations]").has_attr("checked")


def test_words_to_find_that_were_not_looked_for_are_not_passed_over(begin):
    visitor = begin("project", project_steps()[:1]).press(find="nowhere")
    assert visitor.title == "Who does it, and where?"
    assert "We found none for “nowhere”" in visitor.text
    assert visitor.press().title == "What does the project work on?"


def test_a_sent_draft_cannot_be_changed(begin):
    visitor = begin(steps=[*organisation_steps(), PERSON])
    draft = Submission.objects.get()
    visitor.press("Send it")
    before = Submission.objects.get().answers
    visitor.post(f"/join/{draft.key}/organisation/what", {"name": "Other"})
    assert visitor.title == "Nearly done: look in your mail"
    assert Submission.objects.get().answers == before


def test_pages_of_a_draft_are_kept_nowhere_and_go_to_nobody(begin):
    visitor = begin()
    for address in ("/join", visitor.address):
        headers = visitor.client.get(address).headers
        assert headers["Cache-Control"] == "no-store, private" or set(headers["Cache-Control"].split(", ")) >= {
            "private",
            "no-store",
        }
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Robots-Tag"] == "noindex"
        assert not visitor.client.get(address).cookies


@pytest.mark.parametrize(
    "path", ["/join/nothing", "/join/nothing/organisation/what", "/submissions/nothing", "/submissions/confirm/nothing"]
)
def test_a_link_that_opens_nothing_says_so_in_words(visitor, path):
    visitor.open(path)
    assert visitor.response.status_code == 404
    assert visitor.title == "This link opens nothing any more"


def test_what_was_left_out_can_be_taken_in_again(visitor):
    draft = SubmissionFactory(draft=True, ready_both=True)
    visitor.open(f"/join/{draft.key}/check").press("leave-out:project")
    assert "You left the project out." in visitor.text
    assert "Open Repair Manuals" not in visitor.text
    visitor.press("take-in:project")
    assert "Open Repair Manuals" in visitor.text


def test_what_was_left_out_is_forgotten_when_the_rest_is_sent():
    draft = SubmissionFactory(draft=True, ready_both=True)
    picture = {"use": "logo", "image": b"x", "width": 1, "height": 1}
    for part in draft.parts:
        SubmittedPicture.objects.create(submission=draft, part=part, **picture)
    joining.leave_out(draft, "project")
    sent = joining.send_for_confirmation(draft, {})
    assert list(sent.answers) == ["person", "organisation"]
    assert [kept.part for kept in sent.pictures.all()] == ["organisation"]


def test_after_a_mistake_one_can_go_back_without_a_question(client):
    draft = SubmissionFactory(draft=True)
    address = f"/join/{draft.key}/organisation/what"
    assert client.post(address, {"name": "", "do": "on"}).headers["Location"] == f"{address}?look=again"
    assert "Write the name of the organisation." in client.get(f"{address}?look=again").text

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.pictures import AWAY
from mail.models import Delivery
from organisations.models import Organisation
from submissions.actions import moderating
from submissions.models import Stage, Submission
from tests.admin.cases import HOSTILE, decide, edit_page, mend, seen_of, soup_of
from tests.admin.conftest import page, sent_by, text_of
from tests.factories import OrganisationFactory, UserFactory
from tests.submissions.factories import SubmissionFactory, correction_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moderator")]


def test_edits_are_there_again_after_an_undo(client):
    case = SubmissionFactory(ready=True)
    mend(client, case, **{"organisation-summary": "Mended by hand."})
    decide(client, case, "undo")
    assert "Mended by hand." in client.get(edit_page(case)).text


# Deciding


def test_accepting_leads_to_the_next_case_and_offers_to_undo(client):
    case, following = SubmissionFactory(ready=True), SubmissionFactory()
    response = decide(client, case, "accept", follow=True)
    assert response.redirect_chain == [(page(following), 302)]
    assert Organisation.objects.published().exists()
    message = soup_of(response).select_one(".messagelist")
    undo = message.select_one("form")
    client.post(undo["action"], {"way": "undo"})
    assert (Submission.objects.get(pk=case.pk).stage, Organisation.objects.published().exists()) == ("received", False)


def test_after_the_last_case_comes_the_queue(client):
    response = decide(client, SubmissionFactory(), "spam")
    assert response.url == "/admin/submissions/submission/"


def test_cases_of_others_and_open_questions_are_not_next(client):
    SubmissionFactory(assigned_to=UserFactory()), SubmissionFactory(asked=True), SubmissionFactory(score=9)
    assert decide(client, SubmissionFactory(), "spam").url == "/admin/submissions/submission/"


def test_a_case_is_taken_and_given_back(client, moderator):
    case = SubmissionFactory()
    assert "You have it" in text_of(decide(client, case, "take", follow=True))
    assert "Nobody has it." in text_of(decide(client, case, "release", follow=True))


def test_declining_needs_a_reason_and_a_text_and_loses_neither(client):
    case = SubmissionFactory()
    response = decide(client, case, "decline", text="Please say more.")
    form = soup_of(response).select_one("details[open]")
    assert form.textarea.text.strip() == "Please say more."
    assert "Choose a reason." in form.text


def test_the_text_of_a_reason_is_filled_in_unless_another_was_written(client):
    case = SubmissionFactory()
    fill = {"step": "fill", "reason": "thin"}
    assert "too short for visitors" in soup_of(decide(client, case, "decline", **fill)).select_one("#decline_text").text
    kept = soup_of(decide(client, case, "decline", **fill, text="My own words."))
    assert kept.select_one("#decline_text").text.strip() == "My own words."
    assert kept.select_one("option[selected]")["value"] == "thin"


def test_the_mail_is_shown_before_it_is_sent(client):
    case = SubmissionFactory()
    shown = soup_of(decide(client, case, "decline", step="preview", reason="thin", text="My <b>own</b> words."))
    assert "My <b>own</b> words." in shown.select_one(".case-mail").text
    assert (Delivery.objects.count(), Submission.objects.get().stage) == (0, Stage.RECEIVED)
    decide(client, case, "decline", reason="thin", text="My <b>own</b> words.")
    assert Delivery.objects.get().text.strip() in shown.select_one(".case-mail").text.replace("\r", "")


def test_a_decision_can_be_undone_from_its_page(client):
    case = moderating.mark_spam(SubmissionFactory(), UserFactory(username="ben"))
    assert "For 30 more minutes." in text_of(client.get(page(case)))
    decide(client, case, "undo")
    assert Submission.objects.get().stage == Stage.RECEIVED


@pytest.mark.usefixtures("_bucket_is_gone")
def test_nothing_is_accepted_where_its_pictures_cannot_be_kept(client, picture):
    found = picture(SubmissionFactory(ready=True))
    assert AWAY in text_of(decide(client, found.submission, "accept"))
    described = {f"picture-{found.pk}-alternative_text": "A quay"}
    assert AWAY in text_of(mend(client, found.submission, **described))
    assert (Submission.objects.get().stage, Organisation.objects.count()) == (Stage.RECEIVED, 0)


def test_what_is_not_accepted_leaves_no_file(client, picture, fill_disk):
    case = picture(SubmissionFactory(ready=True)).submission
    picture(case, use="header_image")
    # The first picture finds room.
    lying_there = fill_disk(5)
    assert AWAY in text_of(decide(client, case, "accept"))
    assert (Organisation.objects.count(), lying_there()) == (0, [])


# Two at once


def test_who_comes_second_is_told_and_loses_nothing(client):
    case = SubmissionFactory(ready=True)
    data = {"way": "decline", "seen": seen_of(case), "reason": "thin", "text": "My long letter."}
    moderating.take(case, UserFactory(username="ben"))
    response = client.post(page(case), data)
    soup = soup_of(response)
    assert "Taken by ben on" in soup.select_one("[role=alert]").text
    assert soup.select_one("#decline_text").text.strip() == "My long letter."
    again = {name: soup.select_one(f"details[open] [name={name}]")["value"] for name in ("seen", "way")}
    client.post(page(case), {**data, **again})
    assert Submission.objects.get().stage == Stage.DECLINED


def test_who_comes_after_a_decision_can_keep_what_was_written(client):
    case = SubmissionFactory(ready=True)
    seen = seen_of(case)
    moderating.accept(case, UserFactory(username="ben"))
    response = client.post(page(case), {"way": "ask", "seen": seen, "text": "In which town?"})
    alert = soup_of(response).select_one("[role=alert]").text
    assert "Accepted by ben on" in alert
    assert "In which town?" in alert


def test_a_case_that_somebody_has_says_so(client):
    case = moderating.take(SubmissionFactory(), UserFactory(username="ben"))
    assert re.search(r"ben has it, since \d+ \w+, \d\d:\d\d\. Take it over", text_of(client.get(page(case))))


# Edits


def test_accepting_with_edits_publishes_what_the_moderator_wrote(client):
    case = SubmissionFactory(ready_both=True)
    mend(client, case, **{"organisation-name": "Harbour Repair", "project-tags": "manuals"})
    organisation = Organisation.objects.published().get()
    assert organisation.name == "Harbour Repair"
    assert [tag.name for tag in organisation.projects.get().tags.all()] == ["manuals"]
    edits = {"organisation": {"name": ["Harbour Repair"]}, "project": {"tags": ["manuals"]}}
    assert case.events.last().details["edits"] == edits


def test_errors_of_edits_stand_at_their_fields_and_nothing_is_lost(client):
    case = SubmissionFactory(ready=True)
    response = mend(client, case, **{"organisation-website": "nonsense nonsense", "organisation-name": "New name"})
    soup = soup_of(response)
    assert soup.select_one("[name=organisation-website]")["aria-invalid"] == "true"
    assert soup.select_one("[name=organisation-name]")["value"] == "New name"
    assert "This is no address of a website" in soup.select_one(".error-summary").text


def test_a_correction_is_accepted_with_edits(client):
    entry = OrganisationFactory(country="PT", locality="Porto", name="Same")
    mend(client, correction_of(entry, locality="Lisbon"), locality="Lisboa")
    entry.refresh_from_db()
    assert (entry.locality, entry.name) == ("Lisboa", "Same")


def test_a_picture_is_described_or_left_out(client, picture):
    case = SubmissionFactory(ready=True)
    found = picture(case)
    assert "Say in a few words what it shows." in text_of(mend(client, case))
    mend(client, case, **{f"picture-{found.pk}-alternative_text": "A quay"})
    assert Organisation.objects.get().logo.alternative_text == "A quay"
    moderating.undo(case, UserFactory())
    mend(client, case, **{f"picture-{found.pk}-left_out": "on"})
    assert Organisation.objects.get().logo is None


def test_edits_that_come_second_are_not_lost(client):
    case = SubmissionFactory(ready=True)
    form = sent_by(client.get(edit_page(case)), **{"organisation-name": "New name"})
    moderating.take(case, UserFactory(username="ben"))
    response = client.post(edit_page(case), form)
    assert soup_of(response).select_one("[name=organisation-name]")["value"] == "New name"
    client.post(edit_page(case), sent_by(response))
    assert Organisation.objects.get().name == "New name"


def test_edits_that_come_after_a_decision_are_not_lost_either(client):
    case = SubmissionFactory(ready=True)
    form = sent_by(client.get(edit_page(case)), **{"organisation-name": "New name"})
    moderating.accept(case, UserFactory(username="ben"))
    soup = soup_of(client.post(edit_page(case), form))
    assert "Accepted by ben" in soup.select_one("[role=alert]").text
    assert soup.select_one("[name=organisation-name]")["value"] == "New name"
    assert Organisation.objects.get().name == "Harbour Repair Collective"


def test_what_is_decided_is_edited_no_more(client):
    case = moderating.decline(SubmissionFactory(), "thin", "", UserFactory())
    assert client.get(edit_page(case)).status_code == 302


@pytest.mark.parametrize("way", ["", "nonsense", "uphold"])
def test_unknown_ways_are_not_found(client, way):
    assert decide(client, SubmissionFactory(), way).status_code == 404


HOSTILE_TEXTS = st.text(max_size=80) | st.sampled_from(["\0", "\ud800", "x" * 6000, "\r\nBcc: a@b.example", HOSTILE])


def sendable(text):
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    way=st.sampled_from(["take", "release", "accept", "ask", "decline", "spam", "undo"]),
    seen=HOSTILE_TEXTS | st.integers(-5, 2**70).map(str),
    reason=HOSTILE_TEXTS | st.sampled_from(["thin", "scope"]),
    text=HOSTILE_TEXTS,
    step=st.sampled_from(["", "fill", "preview"]),
)
def test_no_decision_form_is_ever_an_error_of_ours(client, way, seen, reason, text, step):
    case = SubmissionFactory(ready=True)
    data = {"way": way, "seen": seen, "reason": reason, "text": text, "step": step}
    response = client.post(page(case), {name: sendable(value) for name, value in data.items()})
    assert response.status_code in (200, 302)
    assert b"<script>alert(1)" not in response.content
    assert not Delivery.objects.filter(subject__contains="\n").exists()


FIELDS = ["name", "website", "founded", "tags", "links", "other_names", "type", "country", "language", "body"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.dictionaries(st.sampled_from(FIELDS), HOSTILE_TEXTS), seen=HOSTILE_TEXTS)
def test_no_edit_is_ever_an_error_of_ours(client, typed, seen):
    case = SubmissionFactory(ready=True)
    data = {"seen": seen} | {f"organisation-{name}": value for name, value in typed.items()}
    response = client.post(edit_page(case), {name: sendable(value) for name, value in data.items()})
    assert response.status_code in (200, 302)
    assert b"<script>alert(1)" not in response.content

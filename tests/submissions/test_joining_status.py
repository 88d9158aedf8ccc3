"""From sending to a decision, as the person sees it who sent something."""

import base64
import re

import pytest
from django.core import mail
from django.utils import timezone

from submissions import links
from submissions.actions.stages import note
from submissions.models import Event, Kind, ReopeningWish, Stage, Submission
from submissions.reports import Problem
from tests.factories import OrganisationFactory, UserFactory
from tests.submissions.factories import SubmissionFactory
from tests.submissions.visitor import link_in_mail

pytestmark = pytest.mark.django_db


def path_of(link):
    return "/" + link.split("/", 3)[3]


@pytest.fixture
def sent(db):
    return SubmissionFactory(unconfirmed=True, address="ana@example.org")


@pytest.fixture
def asked(db):
    submission = SubmissionFactory(asked=True)
    note(submission, Event.Kind.ASKED, text="Who <b>pays</b> for it?")
    return submission


def test_opening_the_link_alone_confirms_nothing(visitor, sent):
    visitor.open(path_of(links.confirming(sent)))
    assert visitor.title == "Is this your mail address?"
    sent.refresh_from_db()
    assert sent.stage == Stage.SENT


def test_confirming_twice_changes_nothing_and_opens_nothing(visitor, sent):
    link = path_of(links.confirming(sent))
    page = visitor.open(link).response
    assert "We have received it" in visitor.press("Yes, it is mine").text
    visitor.response = page
    # What it says now stands behind the link in the second mail.
    assert "We have it" in visitor.press("Yes, it is mine").text
    assert "We have it" in visitor.open(link).text
    assert sent.events.filter(kind=Event.Kind.CONFIRMED).count() == 1
    assert len(mail.outbox) == 1


def test_the_writer_s_own_link_opens_nothing_once_the_address_is_confirmed(visitor, sent):
    visitor.open(path_of(links.confirming(sent))).press("Yes, it is mine")
    assert visitor.open(f"/submissions/{sent.key}").response.status_code == 404


def test_the_mail_is_sent_again_once_for_each_press(visitor, sent):
    page = visitor.open(f"/submissions/{sent.key}/sent").response
    for _ in range(2):
        visitor.response = page
        visitor.press("Send the mail again")
    assert [message.to for message in mail.outbox] == [["ana@example.org"]]


def test_a_mistyped_address_is_mended(visitor, sent):
    old = path_of(links.confirming(sent))
    visitor.open(f"/submissions/{sent.key}/sent").press("Send the mail again", address="Mended@example.org")
    assert mail.outbox[0].to == ["mended@example.org"]
    assert visitor.open(old).response.status_code == 404
    assert "We have received it" in visitor.open(link_in_mail()).press("Yes, it is mine").text


def test_the_mail_is_not_sent_again_without_end(visitor, sent):
    for _ in range(6):
        visitor.open(f"/submissions/{sent.key}/sent").press("Send the mail again")
    assert visitor.response.status_code == 429
    assert "Nothing is lost" in visitor.text
    assert len(mail.outbox) == 5


def test_a_question_is_answered_once_however_often_it_is_sent(visitor, asked):
    page = visitor.open(f"/submissions/{asked.key}").response
    assert "Who &lt;b&gt;pays" in page.text
    for _ in range(2):
        visitor.response = page
        visitor.press("Send the answer", text="The city.")
    asked.refresh_from_db()
    assert asked.stage == Stage.RECEIVED
    assert [event.text for event in asked.events.filter(kind=Event.Kind.ANSWERED)] == ["The city."]


def test_something_can_be_added_to_an_answer(visitor, asked):
    visitor.open(f"/submissions/{asked.key}").press("Send the answer", text="The city.")
    assert "Thank you for your answer" in visitor.text
    visitor.press("Add this", text="And the region.")
    answers = asked.events.filter(kind=Event.Kind.ANSWERED)
    assert [event.text for event in answers] == ["The city.", "And the region."]


def test_an_empty_answer_is_no_answer(visitor, asked):
    visitor.open(f"/submissions/{asked.key}").press("Send the answer")
    assert "Write your answer first" in visitor.text
    assert not asked.events.filter(kind=Event.Kind.ANSWERED).exists()


def test_nothing_is_answered_after_the_decision(visitor, asked):
    page = visitor.open(f"/submissions/{asked.key}").response
    Submission.objects.update(stage=Stage.DECLINED, decided_at=timezone.now())
    visitor.response = page
    visitor.press("Send the answer", text="Too late")
    assert not asked.events.filter(kind=Event.Kind.ANSWERED).exists()


def test_who_looks_at_it_is_not_told(visitor):
    submission = SubmissionFactory(assigned_to=UserFactory(username="mira"))
    note(submission, Event.Kind.TAKEN, by=submission.assigned_to)
    visitor.open(f"/submissions/{submission.key}")
    assert "An editor is looking at it now" in visitor.text
    assert "mira" not in visitor.response.text


def test_what_was_published_is_linked(visitor):
    entry = OrganisationFactory(name="Harbour Repair")
    submission = SubmissionFactory(accepted=True, organisation=entry)
    visitor.open(f"/submissions/{submission.key}")
    assert visitor.link("Harbour Repair") == entry.get_absolute_url()


def test_what_is_no_longer_public_is_not_linked(visitor):
    entry = OrganisationFactory(name="Hidden again", draft=True)
    submission = SubmissionFactory(accepted=True, organisation=entry)
    assert "Hidden again" not in visitor.open(f"/submissions/{submission.key}").text


@pytest.mark.parametrize("trait", ["declined", "spam"])
def test_a_refusal_says_why_and_how_to_object(visitor, trait):
    submission = SubmissionFactory(**{trait: True})
    note(submission, Event.Kind[trait.upper()], text="It is a shop.")
    visitor.open(f"/submissions/{submission.key}")
    assert "It is a shop." in visitor.text
    assert visitor.link("Object to this decision") == f"/submissions/{submission.key}/objection"


def test_a_report_can_be_read_in_words(visitor):
    entry = OrganisationFactory()
    about = {"entry_kind": "organisation", "entry_number": entry.pk}
    answers = {"report": {"problem": ["gone"], "text": ["The door is locked."]}, "entry": {"name": [entry.name]}}
    submission = SubmissionFactory(kind=Kind.REPORT, answers=answers, **about)
    visitor.open(f"/submissions/{submission.key}")
    assert "The door is locked." in visitor.text
    assert str(Problem.GONE.label) in visitor.text


def test_what_was_sent_can_be_read(visitor):
    submission = SubmissionFactory(with_project=True)
    visitor.open(f"/submissions/{submission.key}")
    assert "Neighbours mend bicycles" in visitor.text
    assert "Open Repair Manuals" in visitor.text
    assert not visitor.page.select(".answers a")


@pytest.mark.parametrize("kind", [Kind.CORRECTION, Kind.REPORT, Kind.OBJECTION])
@pytest.mark.parametrize("trait", ["asked", "accepted", "declined", "spam", "unconfirmed"])
def test_other_submissions_have_the_same_pages(visitor, kind, trait):
    entry = OrganisationFactory()
    about = {"entry_kind": "organisation", "entry_number": entry.pk}
    changes = {"name": {"before": ["A"], "after": ["B"]}, "type": {"before": [], "after": ["x"]}, "gone": 1}
    submission = SubmissionFactory(
        **{trait: True}, kind=kind, answers={"report": {"text": ["<i>"]}}, changes=changes, **about
    )
    visitor.open(f"/submissions/{submission.key}")
    assert visitor.response.status_code == 200


def test_no_link_tells_the_address_that_it_was_sent_to():
    sent = SubmissionFactory(unconfirmed=True)
    wish = ReopeningWish.objects.create(address=sent.address, subject="project")
    for link in (links.confirming(sent), links.wishing(wish), links.status(sent)):
        for part in re.split(r"[/:]", link):
            assert sent.address.encode() not in base64.urlsafe_b64decode(f"{part}==="[: len(part) + -len(part) % 4])

"""Reports of problems and objections on the page of a case."""

import pytest

from core.models import State
from organisations.models import Organisation
from submissions.actions import moderating, objecting, reporting
from submissions.models import Stage, Submission
from submissions.reports import Dismissal, Problem
from tests.admin.cases import decide, opened, soup_of
from tests.admin.conftest import page, text_of
from tests.factories import OrganisationFactory, UserFactory
from tests.submissions.factories import SubmissionFactory, report_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moderator")]
UPHELD = {"measure": "archived", "reason": "ended", "text": "It closed in 2019."}


@pytest.fixture
def lab(db):
    return OrganisationFactory(name="Open lab", country="PT", locality="Porto", summary="Mends radios.")


@pytest.fixture
def objection(lab):
    report = report_of(lab, Problem.GONE, text="It closed.")
    event = reporting.dismiss(report, Dismissal.FINE, "It is open.", UserFactory(username="ben"))
    return objecting.object_to(event, "I was there.", "ana@example.org")


def stage_of(case):
    return Submission.objects.get(pk=case.pk).stage


def test_a_report_stands_beside_the_entry_as_it_is_today(client, lab):
    other = OrganisationFactory(name="Open lab Porto", summary="The other one.")
    text = text_of(client.get(page(report_of(lab, Problem.DOUBLE, other=str(other.pk), text="Look at both."))))
    for words in ("It is here twice", "Look at both.", "Mends radios.", "The other one."):
        assert words in text


def test_upholding_takes_the_measure_and_can_be_undone(client, lab):
    case = report_of(lab, Problem.GONE, text="It closed.")
    decide(client, case, "uphold", **UPHELD)
    assert (stage_of(case), Organisation.objects.get().state) == (Stage.ACCEPTED, State.ARCHIVED)
    assert "Archived: It has ended" in text_of(client.get(page(case)))
    decide(client, case, "undo")
    assert (stage_of(case), Organisation.objects.get().state) == (Stage.RECEIVED, State.PUBLISHED)


def test_only_doubles_can_be_merged(client, lab):
    assert not opened(client, report_of(lab, Problem.WRONG)).select("option[value=merged]")
    assert opened(client, report_of(lab, Problem.DOUBLE)).select("option[value=merged]")


def test_what_cannot_be_done_is_said_and_nothing_is_lost(client, lab):
    case = report_of(lab, Problem.DOUBLE, other="1")
    response = decide(client, case, "uphold", **UPHELD | {"measure": "merged"})
    form = soup_of(response).select_one("details[open]")
    assert "no longer published" in form.text
    assert "It closed in 2019." in form.textarea.text
    assert stage_of(case) == Stage.RECEIVED


def test_dismissing_leaves_the_entry_alone(client, lab):
    case = report_of(lab, Problem.WRONG, text="It is wrong.")
    decide(client, case, "dismiss", reason="fine", text="It is right.")
    assert (stage_of(case), Organisation.objects.get().state) == (Stage.DECLINED, State.PUBLISHED)


@pytest.mark.parametrize("way", ["uphold", "dismiss"])
def test_the_second_of_two_moderators_is_told(client, lab, way):
    case = report_of(lab, Problem.WRONG)
    data = UPHELD | {"reason": {"uphold": "ended", "dismiss": "fine"}[way], "way": way, "seen": case.events.last().pk}
    moderating.take(case, UserFactory(username="ben"))
    response = client.post(page(case), data)
    assert stage_of(case) == Stage.RECEIVED
    assert "Taken by ben" in soup_of(response).select_one("[role=alert]").text


def test_spam_among_reports_can_be_undone(client, lab):
    case = report_of(lab, Problem.SPAM)
    decide(client, case, "spam")
    decide(client, case, "undo")
    assert stage_of(case) == Stage.RECEIVED


def test_nobody_is_asked_without_an_address(client, lab):
    case = report_of(lab, Problem.ILLEGAL)
    Submission.objects.update(address="")
    assert not opened(client, case).select("#ask_text")
    assert decide(client, case, "ask", text="Where?").status_code == 404


def test_an_objection_shows_what_it_is_about(client, objection):
    text = text_of(client.get(page(objection)))
    for words in ("I was there.", "What it objects to", "It is open.", "We looked at it and found nothing wrong"):
        assert words in text


@pytest.mark.parametrize(("way", "stages"), [("agree", ("accepted", "received")), ("keep", ("declined", "declined"))])
def test_an_objection_is_answered(client, objection, way, stages):
    decide(client, objection, way, text="We looked again.")
    assert (stage_of(objection), stage_of(objection.about)) == stages


def test_an_objection_to_what_is_no_longer_decided_cannot_be_agreed_to(client, objection):
    moderating.undo(objection.about, UserFactory(username="carl"))
    response = decide(client, objection, "agree", text="My long letter.")
    assert stage_of(objection) == Stage.RECEIVED
    assert "My long letter." in text_of(response)


def test_who_decided_first_is_reminded(client, moderator):
    case = moderating.decline(SubmissionFactory(), "thin", "Say more.", moderator)
    objection = objecting.object_to(case.events.last(), "I did.", "ana@example.org")
    assert "You made the decision that this objects to." in text_of(client.get(page(objection)))

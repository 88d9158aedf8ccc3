"""Objecting to a decision, and the answer."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from core.models import State
from submissions import links
from submissions.actions import objecting, reporting
from submissions.actions.stages import TooLate, last_decision
from submissions.models import Event, Stage, Submission
from submissions.reports import Dismissal, Ground, Measure
from tests.factories import OrganisationFactory, UserFactory
from tests.submissions.factories import SubmissionFactory, report_of
from tests.submissions.sending import at_once, errors, filled

pytestmark = pytest.mark.django_db
WHY = {"text": ["You have mixed up two <b>labs</b>."]}


def path(link: str) -> str:
    return link.removeprefix("http://127.0.0.1:8000")


@pytest.fixture
def lab(db):
    return OrganisationFactory(name="Open lab", contact_address="lab@example.org")


@pytest.fixture
def dismissed(lab):
    report = report_of(lab)
    reporting.dismiss(report, Dismissal.FINE, "All is well.", UserFactory(username="ida"))
    report.refresh_from_db()
    return report


@pytest.fixture
def decision(lab):
    """One that took the entry off the site, about which its author was told."""
    return reporting.uphold(report_of(lab), Measure.REMOVED, Ground.WRONG, "It closed.", UserFactory(username="ida"))


@pytest.fixture
def object_at(client):
    return lambda address: client.post(address, filled(client, address) | WHY)


def test_who_reported_in_vain_objects_once(object_at, client, dismissed):
    address = path(links.objection(dismissed))
    response = object_at(address)
    objection = Submission.objects.get(kind="objection")
    assert response.headers["Location"] == f"/submissions/{objection.key}"
    assert (objection.stage, objection.about, objection.address) == (Stage.RECEIVED, dismissed, dismissed.address)
    assert objection.answers["objection"] == WHY
    assert dismissed.events.last().kind == Event.Kind.OBJECTED
    assert client.get(address).headers["Location"] == f"/submissions/{objection.key}"


@pytest.mark.parametrize("kind", ["join", "correction"])
def test_who_was_declined_objects(object_at, kind):
    declined = SubmissionFactory(kind=kind, declined=True)
    declined.events.create(kind=Event.Kind.DECLINED, text="It does not fit.")
    assert object_at(path(links.objection(declined))).status_code == 302
    assert Submission.objects.filter(kind="objection", about=declined).exists()


def test_an_author_objects_below_the_statement(object_at, client, decision):
    address = path(links.objecting(decision, "en"))
    assert "It closed." in client.get(address).text
    object_at(address)
    objection = Submission.objects.get(kind="objection")
    assert (objection.address, objection.about) == ("lab@example.org", decision.submission)


def test_an_objection_needs_words(client, dismissed):
    address = path(links.objection(dismissed))
    assert len(errors(client.post(address, filled(client, address)))) == 1


@pytest.mark.parametrize("traits", [{}, {"draft": True}, {"unconfirmed": True}, {"asked": True}])
def test_where_nothing_is_decided_there_is_nothing_to_object_to(client, traits):
    submission = SubmissionFactory(**traits)
    assert client.get(path(links.objection(submission))).headers["Location"] == f"/submissions/{submission.key}"


def test_who_was_taken_for_a_spammer_objects(object_at):
    spam = SubmissionFactory(spam=True)
    spam.events.create(kind=Event.Kind.SPAM)
    object_at(path(links.objection(spam)))
    assert Submission.objects.filter(kind="objection", about=spam).exists()


@pytest.mark.parametrize("address", ["/submissions/nokey/objection", "/submissions/statement/forged"])
def test_forged_links_lead_nowhere(client, address):
    assert client.get(address).status_code == 404


def test_after_six_months_it_is_too_late(client, dismissed):
    dismissed.events.update(at=timezone.now() - datetime.timedelta(days=190))
    page = client.get(path(links.objection(dismissed)))
    assert "nothing to object to here any more" in page.text
    assert "<textarea" not in page.text


def test_upheld_for_the_author_the_entry_comes_back(lab, decision):
    objection = objecting.object_to(decision, "No.", "lab@example.org")
    objecting.decide(objection, True, "We were wrong.", UserFactory(username="ole"))
    lab.refresh_from_db()
    report = Submission.objects.get(pk=decision.submission.pk)
    assert (lab.state, report.stage) == (State.PUBLISHED, Stage.RECEIVED)


def test_upheld_for_somebody_declined_the_matter_waits_again(dismissed):
    objection = objecting.object_to(last_decision(dismissed), "No.", dismissed.address)
    objecting.decide(objection, True, "", None)
    dismissed.refresh_from_db()
    objection.refresh_from_db()
    assert (dismissed.stage, objection.stage) == (Stage.RECEIVED, Stage.ACCEPTED)


def test_an_objection_is_answered_with_reasons(lab, decision, django_capture_on_commit_callbacks):
    objection = objecting.object_to(decision, "No.", "lab@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        objecting.decide(objection, False, "The site is still closed.", None)
    assert mail.outbox[-1].to == ["lab@example.org"]
    assert "The decision stands." in mail.outbox[-1].body
    assert "still closed" in mail.outbox[-1].body
    lab.refresh_from_db()
    assert lab.state == State.DRAFT


def test_who_decided_first_is_known(dismissed):
    decision = last_decision(dismissed)
    objection = objecting.object_to(decision, "No.", "")
    assert objecting.is_judge_of_own_case(objection, decision.by)
    assert not objecting.is_judge_of_own_case(objection, UserFactory())


def test_there_is_no_objection_to_an_objection(client, dismissed):
    objection = objecting.object_to(last_decision(dismissed), "No.", "")
    objecting.decide(objection, False, "", None)
    with pytest.raises(TooLate):
        objecting.decide(objection, True, "", None)
    assert "<textarea" not in client.get(path(links.objection(objection))).text


@pytest.mark.django_db(transaction=True)
def test_fifty_objections_at_once_are_one(transactional_db):
    report = report_of(OrganisationFactory())
    decision = reporting.dismiss(report, Dismissal.FINE, "", None)
    made_ones = at_once(50, lambda: objecting.object_to(decision, "No.", "ana@example.org").pk)
    assert len(set(made_ones)) == 1
    assert Submission.objects.filter(kind="objection").count() == 1
    assert report.events.filter(kind=Event.Kind.OBJECTED).count() == 1

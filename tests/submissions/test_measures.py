"""What is decided about reports, and who is told."""

import pytest
from django.core.exceptions import ValidationError

from core.models import State
from submissions.actions import reporting
from submissions.actions.correcting import ChangedSince
from submissions.actions.stages import TooLate
from submissions.models import Stage, Statement
from submissions.reports import Dismissal, Ground, Measure, Problem
from tests.factories import CaseStudyFactory, OrganisationFactory, ParticipationFactory, UserFactory
from tests.submissions.factories import SubmissionFactory, report_of
from tests.submissions.sending import at_once

pytestmark = pytest.mark.django_db
FACTS = "The site says that it closed in 2019."


@pytest.fixture
def lab(db):
    return OrganisationFactory(name="Open lab", contact_address="lab@example.org")


def test_a_dismissed_report_is_answered_with_a_way_to_object(lab, mails):
    report = report_of(lab)
    told = mails(lambda: reporting.dismiss(report, Dismissal.FINE, FACTS, UserFactory()))
    report.refresh_from_db()
    assert report.stage == Stage.DECLINED
    assert list(told) == [report.address]
    assert FACTS in told[report.address]
    assert f"/submissions/{report.key}/objection" in told[report.address]


@pytest.mark.parametrize(("measure", "state"), [(Measure.ARCHIVED, "archived"), (Measure.REMOVED, "draft")])
def test_an_upheld_report_hides_the_entry_and_states_the_reasons(lab, mails, measure, state):
    report, by = report_of(lab, Problem.SPAM), UserFactory()
    told = mails(lambda: reporting.uphold(report, measure, Ground.ADVERTISING, FACTS, by))
    lab.refresh_from_db()
    assert (lab.state, lab.history.first().history_user) == (state, by)
    assert set(told) == {report.address, "lab@example.org"}
    for words in (str(measure.label), "It is advertising", FACTS, "No program took part", "/submissions/statement/"):
        assert words in told["lab@example.org"]
    assert Statement.objects.get().text in told["lab@example.org"]


def test_the_author_does_not_learn_who_reported(lab, mails):
    report = report_of(lab, text="I am Ana and I say so.")
    told = mails(lambda: reporting.uphold(report, Measure.REMOVED, Ground.WRONG, FACTS, None))["lab@example.org"]
    assert report.address not in told
    assert "Ana" not in told


def test_a_corrected_entry_needs_no_statement(lab, mails):
    report = report_of(lab)
    told = mails(lambda: reporting.uphold(report, Measure.CORRECTED, Ground.WRONG, FACTS, None))
    lab.refresh_from_db()
    assert lab.state == State.PUBLISHED
    assert list(told) == [report.address]
    assert not Statement.objects.exists()


def test_a_double_is_merged_and_leads_on(client, lab):
    other = OrganisationFactory()
    reporting.uphold(report_of(lab, Problem.DOUBLE, other=str(other.pk)), Measure.MERGED, Ground.DOUBLE, "", None)
    assert client.get(lab.get_absolute_url()).headers["Location"] == other.get_absolute_url()


def test_a_double_that_went_meanwhile_cannot_be_merged_into(lab):
    other = OrganisationFactory(draft=True)
    report = report_of(lab, Problem.DOUBLE, other=str(other.pk))
    with pytest.raises(ValidationError):
        reporting.uphold(report, Measure.MERGED, Ground.DOUBLE, "", None)
    report.refresh_from_db()
    assert report.stage == Stage.RECEIVED


def test_doubles_of_each_other_are_not_merged_in_a_circle(lab):
    other = OrganisationFactory()
    reports = [report_of(lab, Problem.DOUBLE, other=str(other.pk)), report_of(other, Problem.DOUBLE, other=str(lab.pk))]
    reporting.uphold(reports[0], Measure.MERGED, Ground.DOUBLE, "", None)
    with pytest.raises(ValidationError):
        reporting.uphold(reports[1], Measure.MERGED, Ground.DOUBLE, "", None)


@pytest.mark.parametrize("measure", [Measure.ARCHIVED, Measure.REMOVED])
def test_what_is_hidden_already_is_not_made_public_by_a_measure(measure):
    hidden = OrganisationFactory(draft=True)
    with pytest.raises(ValidationError):
        reporting.uphold(report_of(hidden), measure, Ground.WRONG, "", None)
    hidden.refresh_from_db()
    assert hidden.state == State.DRAFT


def test_who_sent_the_entry_in_gets_the_statement(lab, mails):
    sent = SubmissionFactory(accepted=True, organisation=lab)
    told = mails(lambda: reporting.uphold(report_of(lab), Measure.REMOVED, Ground.WRONG, FACTS, None))
    assert sent.address in told
    assert "lab@example.org" not in told


def test_of_a_project_its_organisation_is_told(lab, mails):
    project = ParticipationFactory(organisation=lab).project
    told = mails(lambda: reporting.uphold(report_of(project), Measure.REMOVED, Ground.WRONG, FACTS, None))
    assert "lab@example.org" in told


def test_a_statement_is_kept_where_nobody_can_be_told():
    reporting.uphold(report_of(CaseStudyFactory(name="A story")), Measure.REMOVED, Ground.LAW, FACTS, None)
    statement = Statement.objects.get()
    assert statement.address == ""
    assert "A story" in statement.text


def test_a_second_decision_comes_too_late(lab):
    report = report_of(lab)
    reporting.dismiss(report, Dismissal.FINE, "", UserFactory(username="ida"))
    with pytest.raises(TooLate, match="ida"):
        reporting.uphold(report, Measure.REMOVED, Ground.WRONG, "", None)
    lab.refresh_from_db()
    assert lab.state == State.PUBLISHED


def test_a_decision_is_taken_back_and_all_are_told(lab, mails):
    report = report_of(lab)
    reporting.uphold(report, Measure.ARCHIVED, Ground.ENDED, FACTS, None)
    told = mails(lambda: reporting.take_back(report, None))
    lab.refresh_from_db()
    report.refresh_from_db()
    assert (lab.state, report.stage, report.decided_at) == (State.PUBLISHED, Stage.RECEIVED, None)
    assert set(told) == {report.address, "lab@example.org"}


def test_what_somebody_changed_since_is_not_taken_back(lab):
    report = report_of(lab)
    reporting.uphold(report, Measure.ARCHIVED, Ground.ENDED, FACTS, None)
    type(lab).objects.update(state=State.PUBLISHED)
    with pytest.raises(ChangedSince):
        reporting.take_back(report, None)


@pytest.mark.django_db(transaction=True)
def test_fifty_decisions_at_once_are_one(transactional_db):
    report = report_of(OrganisationFactory())

    def decide():
        try:
            return reporting.uphold(report, Measure.REMOVED, Ground.WRONG, FACTS, None)
        except TooLate:
            return None

    assert sum(decision is not None for decision in at_once(50, decide)) == 1
    assert (Statement.objects.count(), report.events.filter(kind="accepted").count()) == (1, 1)


def test_what_is_gone_is_marked_as_ended_and_taken_back_with_the_decision(lab):
    report = report_of(lab, Problem.GONE)
    reporting.uphold(report, Measure.ARCHIVED, Ground.ENDED, "", None)
    lab.refresh_from_db()
    assert (lab.state, lab.lifecycle) == ("archived", "ended")
    reporting.take_back(report, None)
    lab.refresh_from_db()
    assert (lab.state, lab.lifecycle) == ("published", "")

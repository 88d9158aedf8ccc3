"""Many moderators, or one with a nervous finger, deciding the same thing in the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from core.models import AreaOfImpact, OrganisationType, Technology
from mail.models import Delivery
from organisations.models import Organisation
from projects.models import Project
from submissions.actions import moderating, stages
from submissions.actions.stages import TooLate
from submissions.models import Event, Stage, Submission
from tests.factories import UserFactory
from tests.submissions.factories import SubmissionFactory

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 50
AT_ONCE = 10


def at_once(decisions) -> list:
    """What each gave, or that it came too late."""

    def attempt(decide):
        try:
            return decide()
        except TooLate:
            return "too late"
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(attempt, decisions))


def decisions_on(case):
    return case.events.filter(kind__in=stages.DECISIONS)


@pytest.fixture
def vocabularies():
    """Emptied with the tables after a test that commits, so made anew here."""
    for vocabulary in (AreaOfImpact, OrganisationType, Technology):
        vocabulary.objects.get_or_create(name="One")


@pytest.mark.usefixtures("vocabularies")
def test_of_fifty_acceptances_one_happens():
    case, by = SubmissionFactory(ready_both=True), UserFactory()
    outcomes = at_once([lambda: moderating.accept(case, by)] * MANY)
    assert outcomes.count("too late") == MANY - 1
    assert (Organisation.objects.count(), Project.objects.count(), Delivery.objects.count()) == (1, 1, 1)
    assert decisions_on(case).count() == 1


@pytest.mark.usefixtures("vocabularies")
def test_of_fifty_different_decisions_one_happens():
    case, by = SubmissionFactory(ready=True), UserFactory()
    decisions = [
        lambda: moderating.accept(case, by),
        lambda: moderating.decline(case, "thin", "Say more.", by),
        lambda: moderating.mark_spam(case, by, others=True),
    ]
    outcomes = at_once(decisions * (MANY // 3))
    assert len([outcome for outcome in outcomes if outcome != "too late"]) == 1
    stored = Submission.objects.get()
    assert decisions_on(case).get().kind == stored.stage
    assert Organisation.objects.count() == (stored.stage == Stage.ACCEPTED)


@pytest.mark.usefixtures("vocabularies")
def test_a_decision_is_undone_once():
    by = UserFactory()
    case = moderating.accept(SubmissionFactory(ready=True), by)
    outcomes = at_once([lambda: moderating.undo(case, by)] * MANY)
    assert outcomes.count("too late") == MANY - 1
    assert case.events.filter(kind=Event.Kind.UNDONE).count() == 1


def test_two_cases_of_one_address_never_wait_for_each_other():
    cases, by = SubmissionFactory.create_batch(5, address="x@example.org"), UserFactory()
    at_once([lambda case=case: moderating.mark_spam(case, by, others=True) for case in cases] * 4)
    assert Event.objects.filter(kind=Event.Kind.SPAM).count() == 5
    assert Delivery.objects.count() == 1

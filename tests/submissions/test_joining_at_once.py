"""The same thing sent fifty times at once: one result."""

import pytest
from django.core import mail

from core.guards import stamps
from core.models import OrganisationType
from submissions import links
from submissions.models import Event, Stage, Submission
from tests.submissions.factories import PERSON, SubmissionFactory, ready
from tests.submissions.sending import post_at_once

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 50


@pytest.fixture(autouse=True)
def _no_limits(monkeypatch):
    """Fifty from one device are refused in earnest."""
    monkeypatch.setattr("core.guards.limits.allows", lambda *args: True)


def test_one_form_makes_one_draft():
    assert set(post_at_once(MANY, "/join", {"what": "both", "stamp": stamps.new()})) == {302}
    assert Submission.objects.count() == 1


def test_a_draft_is_sent_once():
    OrganisationType.objects.get_or_create(name="One")
    answers = ready() | {"person": PERSON | {"address": ["ana@example.org"]}}
    draft = SubmissionFactory(draft=True, answers=answers)
    assert set(post_at_once(MANY, f"/join/{draft.key}/check", {"stamp": stamps.new()})) == {302}
    assert draft.events.filter(kind=Event.Kind.SENT).count() == 1
    assert len(mail.outbox) == 1


def test_an_address_is_confirmed_once():
    sent = SubmissionFactory(unconfirmed=True)
    assert set(post_at_once(MANY, "/" + links.confirming(sent).split("/", 3)[3], {})) == {302}
    assert sent.events.filter(kind=Event.Kind.CONFIRMED).count() == 1
    assert len(mail.outbox) == 1


def test_a_question_is_answered_once():
    asked = SubmissionFactory(stage=Stage.ASKED)
    asked.events.create(kind=Event.Kind.ASKED, text="Who pays?")
    post_at_once(MANY, f"/submissions/{asked.key}", {"text": "We do.", "stamp": stamps.new()})
    assert asked.events.filter(kind=Event.Kind.ANSWERED).count() == 1

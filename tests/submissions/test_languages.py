"""In which language people are written to: the one in which they began."""

import pytest
from django.utils.translation import override

from submissions.actions import joining, reporting
from submissions.actions.doors import set_doors, wish_to_know
from submissions.models import ReopeningWish, Statement, Subject
from submissions.reports import Ground, Measure
from tests.factories import OrganisationFactory
from tests.submissions.factories import SubmissionFactory, report_of

pytestmark = pytest.mark.django_db


def test_a_draft_keeps_the_language_in_which_it_was_begun(mails):
    with override("de"):
        draft = joining.start("one form", address="ana@example.org", answers={"organisation": {}})
    told = mails(lambda: joining.send_for_confirmation(draft, {}))
    assert draft.language == "de"
    assert "E-Mail-Adresse" in told["ana@example.org"]


def test_who_waits_for_the_opening_is_told_in_their_language(mails):
    set_doors(Subject.values, position="closed")
    with override("fr"):
        told = mails(lambda: wish_to_know("ana@example.org", ["project"]))
    assert "Bonjour" in told["ana@example.org"]
    ReopeningWish.objects.update(confirmed_at="2026-01-01T00:00Z")
    assert "Bonjour" in mails(lambda: set_doors(Subject.values, position="open"))["ana@example.org"]


def test_an_author_gets_the_reasons_and_their_end_in_the_language_of_the_entry(mails):
    lab = OrganisationFactory(contact_address="lab@example.org", language="it")
    report = report_of(lab)
    told = mails(lambda: reporting.uphold(report, Measure.REMOVED, Ground.WRONG, "", None))
    assert "Buongiorno" in told["lab@example.org"]
    assert Statement.objects.get().language == "it"
    assert "Buongiorno" in mails(lambda: reporting.take_back(report, None))["lab@example.org"]


def test_who_sent_an_entry_in_is_told_in_the_language_of_then(mails):
    lab = OrganisationFactory(language="it")
    SubmissionFactory(accepted=True, organisation=lab, address="ana@example.org", language="ca")
    told = mails(lambda: reporting.uphold(report_of(lab), Measure.REMOVED, Ground.WRONG, "", None))
    assert Statement.objects.get().text in told["ana@example.org"]
    assert Statement.objects.get().language == "ca"

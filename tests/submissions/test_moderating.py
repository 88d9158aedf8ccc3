import datetime

import pytest
from django.core import mail as sent_mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.models import State
from mail.models import Delivery
from organisations.models import Organisation
from projects.models import Project
from submissions.actions import moderating
from submissions.actions.correcting import ChangedSince
from submissions.actions.entering import NotReady
from submissions.actions.joining import answer
from submissions.actions.stages import Overtaken, TooLate
from submissions.models import Event, Stage, Submission, SubmittedPicture
from tests.factories import OrganisationFactory, TagFactory, UserFactory
from tests.submissions.factories import SubmissionFactory, correction_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return UserFactory(username="ana")


@pytest.fixture
def ben():
    return UserFactory(username="ben")


def kinds(submission):
    return list(submission.events.values_list("kind", flat=True))[2:]


def decided_before(submission, minutes):
    submission.decided_at = timezone.now() - datetime.timedelta(minutes=minutes)
    Submission.objects.filter(pk=submission.pk).update(decided_at=submission.decided_at)


# Taking


def test_a_moderator_takes_a_case_and_gives_it_back(ana):
    case = SubmissionFactory()
    for _ in range(2):
        taken = moderating.take(case, ana)
    assert (taken.assigned_to, kinds(case)) == (ana, ["taken"])
    for _ in range(2):
        given_back = moderating.release(case, ana)
    assert (given_back.assigned_to, given_back.assigned_at, kinds(case)) == (None, None, ["taken", "released"])


def test_a_question_is_mailed_and_waits_for_its_answer(ana):
    case = moderating.ask(SubmissionFactory(), "In which town is it?", ana)
    assert (case.stage, case.assigned_to) == (Stage.ASKED, ana)
    assert "In which town is it?" in Delivery.objects.get().text
    answer(case, "In Vigo.")
    assert Submission.objects.get().stage == Stage.RECEIVED


# Accepting


def test_an_accepted_organisation_and_its_project_are_published(ana):
    case = moderating.accept(SubmissionFactory(ready_both=True), ana)
    organisation, project = Organisation.objects.published().get(), Project.objects.published().get()
    assert (case.stage, case.organisation, case.project) == (Stage.ACCEPTED, organisation, project)
    assert organisation.name == "Harbour Repair Collective"
    assert sorted(tag.name for tag in organisation.tags.all()) == ["bicycles", "repair"]
    assert project.participations.get().organisation == organisation
    assert organisation.get_absolute_url() in Delivery.objects.get().text


def test_an_accepted_entry_has_one_version_by_the_moderator(ana):
    case = moderating.accept(SubmissionFactory(ready=True), ana)
    version = case.organisation.history.get()
    assert (version.history_user, version.history_change_reason) == (ana, f"Accepted: New entry {case.pk}")
    assert version.tags.count() == 2


def test_pictures_of_a_submission_become_pictures_of_its_entry(ana, png):
    case = SubmissionFactory(ready=True)
    words = {"alternative_text": "A quay", "credit": "Ana"}
    SubmittedPicture.objects.create(
        submission=case, part="organisation", use="logo", image=png.read(), width=400, height=300, **words
    )
    logo = moderating.accept(case, ana).organisation.logo
    assert (logo.alternative_text, logo.credit, logo.width) == ("A quay", "Ana", 400)


def test_edits_of_a_moderator_are_published_and_kept_beside_what_was_sent(ana):
    edits = {"organisation": {"name": ["Harbour Repair"]}}
    case = moderating.accept(SubmissionFactory(ready=True), ana, edits=edits)
    assert case.organisation.name == "Harbour Repair"
    assert case.answer("organisation", "name") == "Harbour Repair Collective"
    assert case.events.last().details["edits"] == edits
    assert "We changed a few words" in Delivery.objects.get().text


@pytest.mark.parametrize("typed", ["Repair", "mending"])
def test_a_term_is_found_by_its_name_and_by_its_address(ana, typed):
    tag = TagFactory(name="repair", slug="mending")
    case = moderating.accept(SubmissionFactory(ready=True), ana, edits={"organisation": {"tags": [typed]}})
    assert list(case.organisation.tags.all()) == [tag]


def test_answers_that_have_to_be_mended_are_not_accepted(ana):
    case = SubmissionFactory()
    with pytest.raises(NotReady) as caught:
        moderating.accept(case, ana)
    assert list(caught.value.forms["organisation"].errors) == ["type"]
    assert (kinds(case), Organisation.objects.count(), Delivery.objects.count()) == ([], 0, 0)


def test_an_accepted_correction_changes_its_entry(ana):
    entry = OrganisationFactory(name="Old", country="PT", locality="Porto")
    case = moderating.accept(correction_of(entry, locality="Lisbon"), ana, edits={"locality": ["Lisboa"]})
    entry.refresh_from_db()
    assert (case.stage, entry.locality, entry.name) == (Stage.ACCEPTED, "Lisboa", "Old")


# Declining


def test_declining_says_why_and_changes_nothing_that_is_published(ana):
    entry = OrganisationFactory(locality="Porto", country="PT")
    case = moderating.decline(correction_of(entry, locality="Lisbon"), "current", "The page is right.", ana)
    assert case.events.last().reason == "current"
    assert "The page is right." in Delivery.objects.get().text
    assert list(Organisation.objects.published().values_list("locality", flat=True)) == ["Porto"]


def test_spam_takes_what_waits_from_the_same_address_along(ana):
    case, other = SubmissionFactory.create_batch(2, address="x@example.org")
    decided = SubmissionFactory(address="x@example.org", accepted=True)
    SubmissionFactory(address="x@example.org", unconfirmed=True)
    elsewhere = SubmissionFactory()
    moderating.mark_spam(case, ana, others=True)
    assert set(Submission.objects.filter(stage=Stage.SPAM)) == {case, other}
    assert Delivery.objects.count() == 1
    assert set(Submission.objects.waiting()) == {elsewhere}
    assert decided.events.count() == 2


def test_many_are_marked_as_spam_with_one_mail_to_each_address(ana):
    for address in ("x@example.org", "x@example.org", "y@example.org"):
        SubmissionFactory(address=address)
    SubmissionFactory(declined=True)
    assert len(moderating.mark_all_spam(Submission.objects.all(), ana)) == 3
    assert sorted(Delivery.objects.values_list("to", flat=True)) == ["x@example.org", "y@example.org"]


# Taking back


def test_an_undone_acceptance_leaves_no_trace_on_the_site_and_keeps_the_numbers(ana):
    case = moderating.accept(SubmissionFactory(ready_both=True), ana)
    number = case.organisation.pk
    undone = moderating.undo(case, ana)
    assert (undone.stage, undone.decided_at) == (Stage.RECEIVED, None)
    assert not Organisation.objects.published().exists()
    assert not Project.objects.published().exists()
    again = moderating.accept(case, ana)
    assert (again.organisation.pk, Organisation.objects.count(), Project.objects.count()) == (number, 1, 1)
    assert again.organisation.is_published
    assert again.project.participations.count() == 1


def test_an_undone_correction_puts_the_values_back(ana):
    entry = OrganisationFactory(country="PT", locality="Porto")
    case = moderating.accept(correction_of(entry, locality="Lisbon"), ana)
    moderating.undo(case, ana)
    entry.refresh_from_db()
    assert (entry.locality, entry.state) == ("Porto", State.PUBLISHED)


def test_a_correction_is_not_taken_back_over_what_somebody_changed_since(ana):
    entry = OrganisationFactory(country="PT", locality="Porto")
    case = moderating.accept(correction_of(entry, locality="Lisbon"), ana)
    Organisation.objects.update(locality="Faro")
    with pytest.raises(ChangedSince):
        moderating.undo(case, ana)
    assert kinds(case) == ["accepted"]


def test_undoing_leaves_an_entry_alone_that_somebody_took_off_the_site(ana):
    case = moderating.accept(SubmissionFactory(ready=True), ana)
    Organisation.objects.update(state=State.ARCHIVED)
    moderating.undo(case, ana)
    assert Organisation.objects.get().state == State.ARCHIVED
    Organisation.objects.all().delete()
    assert moderating.accept(case, ana).organisation.is_published


@pytest.mark.parametrize("decide", [moderating.mark_spam, lambda case, by: moderating.decline(case, "thin", "", by)])
def test_an_undone_refusal_waits_again(ana, ben, decide):
    case = decide(SubmissionFactory(), ana)
    undone = moderating.undo(case, ben)
    assert (undone.stage, undone.assigned_to) == (Stage.RECEIVED, ben)
    assert Delivery.objects.first().subject.startswith("We look at")


def test_undoing_spam_brings_back_what_went_along(ana):
    case, _ = SubmissionFactory.create_batch(2, address="x@example.org")
    moderating.undo(moderating.mark_spam(case, ana, others=True), ana)
    assert Submission.objects.waiting().count() == 2


def test_decisions_can_be_undone_for_half_an_hour(ana):
    case = moderating.mark_spam(SubmissionFactory(), ana)
    decided_before(case, minutes=31)
    with pytest.raises(TooLate):
        moderating.undo(case, ana)
    decided_before(case, minutes=29)
    assert moderating.undo(case, ana).is_waiting


# Two at once

DECISIONS = {
    "accept": lambda case, by, **seen: moderating.accept(case, by, **seen),
    "ask": lambda case, by, **seen: moderating.ask(case, "Where?", by, **seen),
    "decline": lambda case, by, **seen: moderating.decline(case, "scope", "No.", by, **seen),
    "spam": lambda case, by, **seen: moderating.mark_spam(case, by, **seen),
    "take": lambda case, by, **seen: moderating.take(case, by, **seen),
    "release": lambda case, by, **seen: moderating.release(case, by, **seen),
}


@pytest.mark.parametrize("decide", DECISIONS.values(), ids=DECISIONS)
def test_the_second_moderator_is_told_who_decided_what(ana, ben, decide):
    case = SubmissionFactory(ready=True)
    moderating.accept(case, ana)
    with pytest.raises(TooLate, match="Accepted by ana on "):
        decide(case, ben)
    assert (kinds(case), Delivery.objects.count()) == (["accepted"], 1)


@pytest.mark.parametrize("decide", DECISIONS.values(), ids=DECISIONS)
def test_nobody_decides_on_what_has_changed_meanwhile(ana, ben, decide):
    case = SubmissionFactory(ready=True)
    seen = case.events.last().pk
    moderating.take(case, ben)
    with pytest.raises(Overtaken, match="Taken by ben on "):
        decide(case, ana, seen=seen)
    assert kinds(case) == ["taken"]


@pytest.mark.parametrize("trait", ["draft", "unconfirmed"])
def test_nothing_is_decided_before_an_address_is_confirmed(ana, trait):
    case = SubmissionFactory(**{trait: True})
    with pytest.raises(TooLate):
        moderating.mark_spam(case, ana)
    assert Event.objects.filter(by=ana).count() == 0


def test_each_decision_mails_once(ana, django_capture_on_commit_callbacks):
    case = SubmissionFactory(ready=True)
    with django_capture_on_commit_callbacks(execute=True):
        moderating.ask(case, "Where?", ana)
        answer(case, "In Vigo.")
        moderating.accept(case, ana)
        moderating.undo(case, ana)
        moderating.decline(case, "scope", "No.", ana)
    subjects = [mail.subject.partition("“")[0].strip() for mail in sent_mail.outbox]
    assert subjects == ["A question about", "", "We look at", "Our decision about"]


def test_a_title_cannot_write_headers(ana):
    case = SubmissionFactory()
    case.answers["organisation"]["name"] = ["X\r\nBcc: all@example.org"]
    case.save()
    moderating.decline(case, "thin", "Say more.", ana)
    assert Delivery.objects.get().subject == "Our decision about “X Bcc: all@example.org”"


def test_a_correction_of_an_entry_that_is_gone_can_only_be_declined(ana):
    entry = OrganisationFactory(locality="Porto", country="PT")
    case = correction_of(entry, locality="Lisbon")
    entry.delete()
    with pytest.raises(ValidationError):
        moderating.accept(case, ana)
    assert moderating.decline(case, "current", "It is gone.", ana).stage == Stage.DECLINED

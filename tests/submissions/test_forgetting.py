"""What is forgotten, when, and what stays."""

import datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from core.models import Tally
from mail.models import Delivery
from submissions import doors, forgetting
from submissions.actions.doors import set_doors
from submissions.models import Door, Event, ReopeningWish, Statement, Submission, SubmittedPicture
from tests.submissions.factories import SubmissionFactory

pytestmark = pytest.mark.django_db


def days_ago(days):
    return timezone.now() - datetime.timedelta(days=days)


def with_picture(submission, **times):
    Submission.objects.filter(pk=submission.pk).update(**times)
    picture = {"part": "organisation", "use": "logo", "image": b"x", "width": 1, "height": 1}
    SubmittedPicture.objects.create(submission=submission, **picture)
    return submission


def test_a_draft_is_forgotten_30_days_after_its_last_change():
    with_picture(SubmissionFactory(draft=True), changed_at=days_ago(31))
    kept = with_picture(SubmissionFactory(draft=True), changed_at=days_ago(29), created_at=days_ago(90))
    assert forgetting.forget_drafts() == 1
    assert list(Submission.objects.all()) == [kept]
    assert SubmittedPicture.objects.get().submission == kept


def test_a_draft_is_kept_while_its_door_is_closed_and_for_30_days_after():
    with_picture(SubmissionFactory(draft=True), changed_at=days_ago(90))
    set_doors(["project"], position="closed")
    assert forgetting.forget_drafts() == 0
    set_doors(["project"], position="open")
    assert forgetting.forget_drafts() == 0
    Door.objects.update(position="closed", until=days_ago(29).date(), changed_at=days_ago(60))
    doors.forget()
    assert forgetting.forget_drafts() == 0
    Door.objects.update(until=days_ago(31).date())
    doors.forget()
    assert forgetting.forget_drafts() == 1


def test_what_nobody_confirmed_is_forgotten_after_14_days():
    with_picture(SubmissionFactory(unconfirmed=True), sent_at=days_ago(15))
    kept = with_picture(SubmissionFactory(unconfirmed=True), sent_at=days_ago(13))
    assert forgetting.forget_unconfirmed() == 1
    assert list(Submission.objects.all()) == [kept]
    assert {event.submission for event in Event.objects.all()} == {kept}


@pytest.mark.parametrize("trait", [{}, {"asked": True}, {"accepted": True}, {"spam": True}])
def test_what_was_confirmed_is_never_forgotten(trait):
    long_ago = dict.fromkeys(("changed_at", "sent_at", "created_at"), days_ago(5000))
    with_picture(SubmissionFactory(**trait), **long_ago)
    assert forgetting.forget_drafts() + forgetting.forget_unconfirmed() == 0
    assert SubmittedPicture.objects.count() == 1


@pytest.mark.parametrize("outcome", ["accepted", "declined", "spam"])
def test_who_sent_it_is_forgotten_a_year_after_the_decision(outcome):
    old = with_picture(SubmissionFactory(**{outcome: True}), decided_at=days_ago(366))
    Event.objects.create(submission=old, kind=outcome, reason="double")
    assert forgetting.forget_people() == 1
    old.refresh_from_db()
    assert (old.person_name, old.address, old.pictures.count()) == ("", "", 0)
    assert list(old.answers) == ["organisation"]
    assert (old.stage, old.events.last().reason) == (outcome, "double")
    assert forgetting.forget_people() == 0


def test_how_somebody_knew_what_to_correct_is_forgotten_with_the_person():
    answers = {"correction": {"source": ["I work there"], "note": [""]}, "entry": {"name": ["Lab"]}}
    submission = SubmissionFactory(accepted=True, decided_at=days_ago(366), answers=answers)
    forgetting.forget_people()
    submission.refresh_from_db()
    assert submission.answers == {"entry": {"name": ["Lab"]}}


def test_whom_a_decision_was_told_is_forgotten_too():
    for days in (366, 364):
        report = SubmissionFactory(accepted=True, decided_at=days_ago(days))
        decision = Event.objects.create(submission=report, kind=Event.Kind.ACCEPTED)
        Statement.objects.create(decision=decision, address="lab@example.org", text="We have hidden it.")
    forgetting.forget_people()
    kept = Statement.objects.values_list("address", "text")
    assert list(kept) == [("", "We have hidden it."), ("lab@example.org", "We have hidden it.")]


def test_who_sent_it_is_known_until_then():
    recent = with_picture(SubmissionFactory(declined=True), decided_at=days_ago(364))
    waiting = with_picture(SubmissionFactory(), received_at=days_ago(5000))
    assert forgetting.forget_people() == 0
    for kept in (recent, waiting):
        kept.refresh_from_db()
        assert kept.address
        assert kept.pictures.count() == 1


def test_a_wish_that_nobody_confirmed_is_forgotten_after_14_days():
    for number, (days, confirmed) in enumerate([(15, None), (13, None), (15, days_ago(15))]):
        address = f"ana{number}@example.org"
        ReopeningWish.objects.create(
            subject="project", address=address, created_at=days_ago(days), confirmed_at=confirmed
        )
    assert forgetting.forget_wishes() == 1
    assert ReopeningWish.objects.count() == 2


def test_mails_are_forgotten_after_30_days():
    for key, days, sent in (("a", 31, days_ago(31)), ("b", 31, None), ("c", 29, days_ago(29)), ("d", 29, None)):
        Delivery.objects.create(key=key, to="ana@example.org", subject="Hello", created_at=days_ago(days), sent_at=sent)
    assert forgetting.forget_mails() == 2
    assert {message.key for message in Delivery.objects.all()} == {"c", "d"}


def test_counts_of_limits_that_are_over_are_forgotten():
    cache.set("over", 1, 60)
    cache.set("holds", 1, 60)
    with connection.cursor() as cursor:
        cursor.execute("""UPDATE "cache" SET expires = now() - interval '1 minute' WHERE cache_key LIKE '%over'""")
    Tally.objects.create(name="over", ends_at=days_ago(1))
    Tally.objects.create(name="holds", ends_at=days_ago(-1))
    assert forgetting.forget_counts() == 2
    assert (cache.get("holds"), Tally.objects.get().name) == (1, "holds")


def test_the_page_on_privacy_says_how_long_things_are_kept(client):
    shown = client.get("/privacy-policy").text
    assert f"{forgetting.DRAFT_DAYS} days after your last change" in shown
    assert f"{forgetting.UNCONFIRMED_DAYS} days if nobody confirms" in shown
    assert "12 months after the decision" in shown

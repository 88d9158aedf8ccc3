"""Somebody who is in every place where the site can hold a person."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import CHANGE, LogEntry
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from mail.models import Delivery, Mailing
from newsletter.actions.leaving import suppress
from newsletter.models import Alert, Subscriber
from submissions.actions.doors import set_doors
from submissions.actions.objecting import object_to
from submissions.models import Event, Kind, ReopeningWish, Statement
from tests.factories import OrganisationFactory, PostFactory, UserFactory
from tests.submissions.factories import SubmissionFactory, sent

NAME, LOCAL = "Quintessa Fernstein", "quintessa.fernstein"
ADDRESS = f"{LOCAL}@harbour-repair.example"
WRITTEN = f"I am {NAME}, write to {ADDRESS.title()}."


def appear() -> None:
    sign_in()
    send()
    subscribe()
    be_written_to()
    be_mentioned()


def sign_in() -> None:
    person = UserFactory(username=LOCAL, email=ADDRESS, first_name="Quintessa", last_name="Fernstein", is_staff=True)
    EmailAddress.objects.create(user=person, email=ADDRESS, primary=True)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    browser = Client(REMOTE_ADDR="192.0.2.77")
    browser.post("/account/login/", {"login": ADDRESS, "password": "not-secret-in-tests"})
    browser.force_login(person)
    browser.get("/account/sessions/")
    changed = {"content_type_id": None, "action_flag": CHANGE}
    LogEntry.objects.create(user=person, object_repr=f"{NAME} <{ADDRESS}>", change_message="Changed.", **changed)
    post = PostFactory()
    post._history_user = person
    post.save()


def send() -> None:
    who = {"person_name": NAME, "address": ADDRESS}
    person = {"person_name": [NAME], "address": [ADDRESS.upper()], "relation": ["inside"]}
    SubmissionFactory(draft=True, person_name="", address="", answers=sent() | {"person": person})
    SubmissionFactory(unconfirmed=True, **who)
    for number, kind in enumerate((Kind.JOIN, Kind.CORRECTION, Kind.REPORT)):
        answers = {"report": {"text": [WRITTEN]}, "correction": {"note": [WRITTEN]}, "person": person}
        changes = {"summary": {"before": [""], "after": [WRITTEN]}}
        state = {"accepted": True} if number else {}
        case = SubmissionFactory(kind=kind, answers=answers, changes=changes, **who, **state)
        case.events.create(kind=Event.Kind.ANSWERED, text=WRITTEN, details={"more": WRITTEN})
    declined = SubmissionFactory(declined=True, **who)
    decision = declined.events.create(kind=Event.Kind.DECLINED, text="No.")
    Statement.objects.create(decision=decision, address=ADDRESS, text=f"Dear {NAME}")
    object_to(decision, WRITTEN, ADDRESS, NAME)
    ReopeningWish.objects.create(subject="project", address=ADDRESS)


def subscribe() -> None:
    asked = {"confirmed_at": timezone.now(), "consent_version": "1", "consent_text": "Yes", "came_from": "/projects"}
    subscriber = Subscriber.objects.create(address=ADDRESS, wants_newsletter=True, **asked)
    Alert.objects.create(subscriber=subscriber, query="q=boats", confirmed_at=timezone.now())
    suppress(ADDRESS)


def be_written_to() -> None:
    mailing = Mailing.objects.create(name="issue 1", subject="News", text="[[x]]", html="[[x]]")
    own = {"to": ADDRESS, "personal": {"x": ADDRESS}, "headers": {"List-Id": "x", "X": ADDRESS}}
    Delivery.objects.create(key="1", mailing=mailing, sent_at=timezone.now(), **own)
    Delivery.objects.create(key="2", mailing=mailing, **own)
    Delivery.objects.create(key="3", to=ADDRESS, subject="Hello", text=WRITTEN, html=WRITTEN)
    Delivery.objects.create(key="4", to="moderator@example.org", subject=ADDRESS, text=f"From {ADDRESS}.")
    Delivery.objects.update(created_at=timezone.now() - timedelta(days=3))


def be_mentioned() -> None:
    organisation = OrganisationFactory(contact_address=ADDRESS, body=f"Write to <{ADDRESS}>.")
    organisation.summary = "Changed."
    organisation.save()
    set_doors(["project"], contact_address=ADDRESS, reason=f"Ask {ADDRESS}")
    DBTaskResult.objects.create(
        task_path="mail.tasks.send_waiting",
        args_kwargs={"args": [ADDRESS], "kwargs": {"to": ADDRESS}},
        traceback=f"ValueError: {ADDRESS}",
        worker_ids=[],
        backend_name="default",
    )

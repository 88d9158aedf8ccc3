"""What is held of a person, told and erased by the mail address."""

import json
import os
import re
import subprocess

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection

from core.redaction import redact
from dsi_directory.embedded_postgres.binaries import find_binaries
from dsi_directory.personal_data import holders
from mail.models import Delivery
from newsletter.models import Subscriber, Suppression
from organisations.models import Organisation
from search.upkeep import catch_up
from submissions.models import Event, Stage, Statement, Submission
from tests.dsi_directory.everywhere import ADDRESS, LOCAL, NAME, appear
from tests.factories import OrganisationFactory

OTHERS = (f"mari{ADDRESS}", f"{ADDRESS}.au", f"x.{ADDRESS}")


@pytest.fixture
def everywhere(db):
    cache.clear()
    appear()
    catch_up()


def dump() -> str:
    """The database of the tests as plain SQL; column by column where its server is newer than this `pg_dump`."""
    told = connection.get_connection_params()
    address = {"PGHOST": told.get("host"), "PGPORT": told.get("port"), "PGUSER": told.get("user")}
    known = {name: str(value) for name, value in (address | {"PGPASSWORD": told.get("password")}).items() if value}
    command = [find_binaries() / "pg_dump", "--inserts", told["dbname"]]
    run = subprocess.run(command, env=os.environ | known, capture_output=True, text=True)
    return run.stdout if run.returncode == 0 else copied()


def copied() -> str:
    """Every column of every table, as this transaction sees them."""
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            with cursor.copy(f"COPY {connection.ops.quote_name(table)} TO STDOUT") as copy:
                parts += [bytes(block).decode() for block in copy]
    return "".join(parts)


def lines_with(words: str, text: str) -> list[str]:
    return [line[:200] for line in text.splitlines() if re.search(re.escape(words), line, re.IGNORECASE)]


@pytest.mark.django_db(transaction=True)
def test_erasing_leaves_the_person_in_no_column(everywhere):
    before = dump()
    assert min(len(lines_with(words, before)) for words in (ADDRESS, LOCAL, NAME)) > 5
    holders.erase(ADDRESS.upper())
    after = dump()
    assert len(after) > len(before) / 2
    assert {words: lines_with(words, after) for words in (ADDRESS, LOCAL, NAME)} == {ADDRESS: [], LOCAL: [], NAME: []}


def test_what_was_decided_stays_without_the_person(everywhere):
    decided = Submission.objects.decided().count()
    events = Event.objects.filter(submission__stage__in=(Stage.ACCEPTED, Stage.DECLINED)).count()
    holders.erase(ADDRESS)
    assert Submission.objects.decided().count() == decided == 3
    assert Event.objects.filter(submission__stage__in=(Stage.ACCEPTED, Stage.DECLINED)).count() == events
    assert not Submission.objects.filter(stage__in=(Stage.DRAFT, Stage.SENT)).exists()
    assert (Statement.objects.get().address, Statement.objects.get().text) == ("", "Dear […]")


def test_the_account_stays_as_a_number_that_opens_nothing(everywhere):
    number = User.objects.get(username=LOCAL).pk
    holders.erase(ADDRESS)
    person = User.objects.get(pk=number)
    assert (person.username, person.email, person.is_active, person.is_staff) == (f"erased-{number}", "", False, False)
    assert not person.has_usable_password()
    assert not UserSession.objects.exists()
    assert not Session.objects.filter(session_key__in=UserSession.objects.values("session_key")).exists()


def test_who_left_stays_away(everywhere):
    holders.erase(ADDRESS)
    assert not Subscriber.objects.exists()
    assert Suppression.objects.count() == 1
    # For the figures of the mailing.
    assert [one.to for one in Delivery.objects.filter(mailing__isnull=False)] == [""]


def test_others_are_left_alone(everywhere):
    for address in OTHERS:
        Subscriber.objects.create(address=address)
        OrganisationFactory(body=f"Write to {address} or to {address}.")
    holders.erase(ADDRESS)
    assert {one.address for one in Subscriber.objects.all()} == set(OTHERS)
    bodies = Organisation.objects.exclude(body="").values_list("body", flat=True)
    assert [sum(address in body for body in bodies) for address in OTHERS] == [1, 1, 1]


def test_a_published_text_loses_the_address_and_is_found_anew(everywhere, client):
    organisation = Organisation.objects.get(contact_address=ADDRESS)
    holders.erase(ADDRESS)
    organisation.refresh_from_db()
    assert (organisation.contact_address, organisation.body) == ("", "Write to <[…]>.")
    assert ADDRESS not in client.get(organisation.get_absolute_url()).text


def test_a_trial_only_counts(everywhere, capsys):
    call_command("personal_data", "erase", ADDRESS, dry_run=True)
    shown = capsys.readouterr().out
    assert shown.startswith(
        "Not erased, only counted: accounts: 1; subscribers: 1; wishes: 1; submissions deleted: 2; "
    )
    assert User.objects.filter(email=ADDRESS).exists()
    assert Subscriber.objects.filter(address=ADDRESS).exists()


def test_a_second_time_there_is_nothing(everywhere, capsys):
    call_command("personal_data", "erase", ADDRESS)
    call_command("personal_data", "erase", ADDRESS)
    assert capsys.readouterr().out.endswith("Erased: nothing.\n")


def test_all_that_is_held_is_told(everywhere, capsys):
    call_command("personal_data", "export", ADDRESS.upper())
    told = json.loads(capsys.readouterr().out)
    assert told["address"] == ADDRESS
    assert told["accounts"][0]["username"] == LOCAL
    assert told["accounts"][0]["sessions"][0]["ip"] == "192.0.2.0"
    assert told["newsletter"]["alerts"][0]["query"] == "q=boats"
    assert told["unsubscribed_once"] is True
    assert {one["stage"] for one in told["submissions"]} == {"accepted", "declined", "draft", "received", "sent"}
    assert {"News", "Hello"} <= {one["subject"] for one in told["mails"]}
    assert len(told["wishes"]) == len(told["statements"]) == 1
    held = ("organisations_organisation", "organisations_historicalorganisation", "submissions_historicaldoor")
    assert set(held) <= set(told["elsewhere"])


def test_of_a_stranger_nothing_is_told(db, capsys):
    call_command("personal_data", "export", "nobody@example.org")
    told = json.loads(capsys.readouterr().out)
    assert not any(value for name, value in told.items() if name not in ("address", "told_at"))


@pytest.mark.parametrize("wrong", ["ana", "", "ana@", "%@%"])
def test_what_is_no_address_is_refused(wrong):
    with pytest.raises(CommandError, match="no mail address"):
        call_command("personal_data", "erase", wrong)


@pytest.mark.parametrize("words", ["o'neil+news@example.org", "a.b@example.org", "a_b@example.org", "Ana (Mar)"])
@pytest.mark.django_db
def test_signs_are_taken_as_they_are(words):
    for text in (f"To {words}, and", words.replace(".", "x").replace("_", "y").replace("(", "")):
        OrganisationFactory(body=text)
    redact(words, [Organisation])
    taken = [one.body for one in Organisation.objects.order_by("number")]
    assert taken[0] == "To […], and"
    assert "[…]" not in taken[1] or words == "o'neil+news@example.org"

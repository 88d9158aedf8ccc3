"""The switch of submissions in the admin."""

import datetime

import pytest
from django.urls import reverse

from submissions import doors
from submissions.models import Door
from tests.admin.conftest import save, text_of

pytestmark = pytest.mark.django_db
CHANGE = reverse("admin:submissions_door_change", args=["project"])
LIST = reverse("admin:submissions_door_changelist")


def test_a_moderator_closes_one_door(client, moderator):
    save(client, CHANGE, position="closed", until="2050-03-01", reason="Spam")
    door = Door.objects.get(subject="project")
    assert (door.position, door.until, door.reason) == ("closed", datetime.date(2050, 3, 1), "Spam")
    assert [one.subject for one in doors.closed()] == ["project"]
    assert door.history.first().history_user == moderator
    assert "by moderate" in text_of(client.get(LIST))


def test_both_doors_are_closed_with_one_tick(client, moderator):
    save(client, CHANGE, position="closed", reason="Spam", both="on")
    assert [one.reason for one in doors.closed()] == ["Spam", "Spam"]
    assert Door.objects.get(subject="organisation").history.first().history_user == moderator


def test_a_message_is_kept_for_each_language(client, moderator):
    rows = {"messages-TOTAL_FORMS": "1", "messages-0-language": "fr", "messages-0-text": "Merci de patienter."}
    save(client, CHANGE, position="closed", **rows)
    assert doors.closed()[0].said("fr") == ("Merci de patienter.", "fr")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"position": "closed", "until": "2020-01-01"}, "This day has come already."),
        ({"position": "open", "until": "2050-01-01"}, "It is open already."),
    ],
)
def test_a_day_that_makes_no_sense_is_refused(client, moderator, changes, sentence):
    assert sentence in text_of(save(client, CHANGE, **changes))
    assert doors.closed() == []


def test_there_is_one_door_for_each_subject(client, administrator):
    assert client.get(reverse("admin:submissions_door_add")).status_code == 404
    assert client.get(reverse("admin:submissions_door_delete", args=["project"])).status_code == 404


def test_an_editor_looks_and_does_not_touch(client, editor):
    assert client.get(CHANGE).status_code == 200
    assert client.post(CHANGE, {"position": "closed"}).status_code == 404

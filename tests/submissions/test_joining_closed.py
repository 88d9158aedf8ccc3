"""Joining while the door closes."""

import pytest

from submissions import doors
from submissions.models import Door, Submission
from submissions.models.door import Position
from tests.submissions.visitor import PERSON, organisation_steps, project_steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def close():
    """Closes the door for a subject, and opens it again."""

    def close(subject, position=Position.CLOSED):
        Door.objects.filter(subject=subject).update(position=position)
        doors.forget()

    yield close
    doors.forget()


def test_what_is_typed_while_the_door_closes_is_kept_and_goes_on_later(visitor, close):
    visitor.open("/join").press("organisation")
    address = visitor.address
    close("organisation")
    visitor.press(**organisation_steps()[0])
    assert visitor.response.status_code == 503
    assert "Harbour Repair Collective" in visitor.text
    close("organisation", Position.OPEN)
    assert visitor.open(address).press().title == "Where is it, and who is there?"


def test_nothing_is_sent_through_a_closed_door(visitor, close):
    visitor.open("/join").press("organisation")
    for step in [*organisation_steps(), PERSON]:
        visitor.press(**step)
    close("organisation")
    assert visitor.press("Send it").response.status_code == 503
    assert Submission.objects.drafts().count() == 1
    close("organisation", Position.OPEN)
    assert "look in your mail" in visitor.open(f"/join/{Submission.objects.get().key}/check").press("Send it").title


def test_the_link_to_go_on_is_sent_while_it_is_closed(visitor, close):
    visitor.open("/join").press("organisation").press("later")
    close("organisation")
    assert visitor.press("Send me the link", address="ana@example.org").title == "Your link is on its way"


def test_only_the_open_half_is_offered(visitor, close):
    close("organisation")
    visitor.open("/join")
    assert [button["value"] for button in visitor.page.select(".way-in")] == ["project"]
    assert "cannot take new organisations" in visitor.text
    visitor.press("project")
    for step in project_steps()[:1]:
        visitor.press(**step)
    assert visitor.title == "Who does it, and where?"


def test_a_draft_of_both_waits_for_both_doors(visitor, close):
    visitor.open("/join").press("both")
    close("project")
    assert visitor.press(**organisation_steps()[0]).response.status_code == 503


def test_a_choice_from_before_the_door_closed_is_told_so(visitor, close):
    page = visitor.open("/join").response
    close("organisation")
    visitor.response = page
    assert visitor.press("organisation").response.status_code == 503
    assert not Submission.objects.exists()


def test_a_slow_door_says_how_long_it_takes(visitor, close):
    Door.objects.filter(subject="organisation").update(delay="three weeks")
    close("organisation", Position.SLOW)
    assert "about three weeks" in visitor.open("/join").text

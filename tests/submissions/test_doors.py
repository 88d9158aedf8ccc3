"""The switch: what holds, who is told, and where nothing is said."""

import datetime
import re

import pytest
from django.core import mail as sent_mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from submissions import doors, links
from submissions.actions.doors import set_doors, tell_reopened
from submissions.models import Door, ReopeningWish, Subject
from tests.submissions.factories import SubmissionFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
BOTH = Subject.values


def close(subjects=BOTH, **values):
    return set_doors(subjects, position="closed", **values)


def stamped(client, **answers):
    page = client.get("/join").text
    return {"stamp": re.search(r'name="stamp" value="([^"]+)"', page)[1], **answers}


def test_everything_is_open_at_first():
    doors.forget()
    assert len(doors.standing()) == 2
    assert doors.closed() == []
    assert doors.quiet_line() == ""


@pytest.mark.parametrize(
    ("subjects", "until", "line"),
    [
        (BOTH, None, "Closed for now"),
        (BOTH, datetime.date(2050, 3, 1), "Closed until 1 March 2050"),
        (["organisation"], None, "Organisations closed for now"),
        (["project"], datetime.date(2050, 3, 1), "Projects closed until 1 March 2050"),
    ],
)
def test_a_quiet_line_stands_beside_links_to_join(client, subjects, until, line):
    close(subjects, until=until)
    for address in ("/", "/organisations", "/what-is-dsi", "/nothing-here"):
        assert line in client.get(address).text


def test_no_page_speaks_of_it_while_it_is_open(client):
    for address in ("/", "/organisations", "/projects", "/what-is-dsi", "/nothing-here"):
        assert not re.search(r"closed", client.get(address).text, re.I)


def test_a_day_that_has_come_opens_again_by_itself(client):
    close(until=TODAY)
    assert doors.closed() == []
    close(until=TODAY + datetime.timedelta(days=1))
    assert len(doors.closed()) == 2


def test_the_closed_page_says_thanks_why_until_when_and_whom_to_write_to(client):
    close(until=datetime.date(2050, 3, 1), reason="We move house.", contact_address="door@example.org")
    response = client.get("/join")
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    for words in ("Thank you", "We move house.", "1 March 2050", "mailto:door@example.org", "Tell me when it opens"):
        assert words in response.text


def test_editors_may_say_it_in_their_own_words(client):
    door, _ = close()
    door.messages.create(language="en", text="<b>We</b> are few.\n\nCome back soon.")
    doors.forget()
    page = client.get("/join").text
    assert "&lt;b&gt;We&lt;/b&gt; are few." in page
    assert "<p>Come back soon.</p>" in page
    assert "we cannot take new projects" in page


def test_the_change_is_kept_with_who_made_it(django_user_model):
    person = django_user_model.objects.create(username="ana")
    close(["project"], by=person, reason="Spam")
    record = Door.objects.get(subject="project").history.first()
    assert (record.history_user, record.position, record.reason) == (person, "closed", "Spam")


def test_a_process_learns_of_a_change_within_a_second():
    doors.forget()
    assert doors.closed() == []
    # As another process would: without telling this one.
    Door.objects.update(position="closed")
    assert doors.SECONDS < 1
    doors._read = (doors._read[0] - doors.SECONDS, *doors._read[1:])
    assert len(doors.closed()) == 2


def test_the_command_says_and_sets_what_holds(capsys):
    call_command("submissions", "closed", "--only", "projects", "--until", "2050-03-01", "--reason", "Too much spam")
    assert capsys.readouterr().out == "Organisations: open\nProjects: closed for now until 2050-03-01\n"
    assert Door.objects.get(subject="project").reason == "Too much spam"
    call_command("submissions", "open", "--dry-run")
    assert "Projects: open" in capsys.readouterr().out
    assert len(doors.closed()) == 1


@pytest.mark.parametrize(
    ("until", "sentence"), [("soon", "write it like 2027-03-01"), ("2020-01-01", "has come already")]
)
def test_the_command_refuses_a_day_that_makes_no_sense(until, sentence):
    ReopeningWish.objects.create(address="ana@example.org", subject="project", confirmed_at=timezone.now())
    close()
    with pytest.raises(CommandError, match=sentence):
        call_command("submissions", "closed", "--until", until)
    assert len(doors.closed()) == 2
    assert ReopeningWish.objects.exists()


def test_somebody_who_asks_is_told_once_and_forgotten(client, django_capture_on_commit_callbacks):
    close()
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(3):
            answer = client.post("/join/tell-me", stamped(client, address=" Ana@Example.org "))
    assert "We have written to ana@example.org" in answer.text
    link = re.search(r"http://\S+/join/tell-me/\S+", sent_mail.outbox[0].body)[0].partition("8000")[2]
    assert "Yes, tell me" in client.get(link).text
    assert not ReopeningWish.objects.filter(confirmed_at__isnull=False).exists()
    assert "You will hear from us" in client.post(link).text
    with django_capture_on_commit_callbacks(execute=True):
        set_doors(BOTH, position="open")
        tell_reopened()
    assert [mail.subject for mail in sent_mail.outbox] == [
        "Shall we tell you when it opens again?",
        "You can add organisations and projects again",
    ]
    assert not ReopeningWish.objects.exists()
    assert "This link has done its work" in client.post(link).text


def test_nobody_is_told_without_having_confirmed(django_capture_on_commit_callbacks):
    close()
    ReopeningWish.objects.create(address="ana@example.org", subject="project")
    with django_capture_on_commit_callbacks(execute=True):
        set_doors(BOTH, position="open")
    assert sent_mail.outbox == []
    assert ReopeningWish.objects.count() == 1


def test_what_is_no_address_is_said_at_its_field(client):
    close()
    response = client.post("/join/tell-me", stamped(client, address="ana"))
    assert response.status_code == 422
    assert "looks like name@example.org" in response.text
    assert 'value="ana"' in response.text


def test_a_program_that_fills_in_everything_is_thanked_and_ignored(client):
    close()
    client.post("/join/tell-me", stamped(client, address="ana@example.org", subject_line="Buy"))
    assert not ReopeningWish.objects.exists()


def test_a_forged_link_confirms_nothing(client):
    ReopeningWish.objects.create(address="ana@example.org", subject="project")
    assert "has done its work" in client.post("/join/tell-me/ana@example.org:forged").text
    assert ReopeningWish.objects.get().confirmed_at is None
    assert links.read_wishing("nonsense") is None


def test_what_somebody_wrote_can_be_kept_as_a_file(client):
    draft = SubmissionFactory(draft=True)
    response = client.get(f"/join/{draft.key}/copy.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Name of the organisation\nHarbour Repair Collective" in response.text

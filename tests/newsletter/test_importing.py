"""Lists that organisations bring along: only people who have agreed, and nobody who has left."""

import contextlib

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from mail.models import Delivery
from newsletter.actions.importing import import_subscribers
from newsletter.actions.leaving import unsubscribe
from newsletter.links import Topic
from newsletter.models import Subscriber
from newsletter.subscriber_files import Refused, UnreadableFile, decoded, lines_of, read, written
from tests.newsletter.conftest import ANA

HEAD = "address,language,newsletter,consent date,consent text,source\n"
BO = "Bo@Example.org,de,yes,2024-05-31,I want the newsletter.,Old list\n"


def imported(rows, head=HEAD, **options):
    return import_subscribers(head + rows, by="ana", **options)


@pytest.mark.django_db
def test_who_has_agreed_is_added_with_the_proof_and_mailed_nothing():
    assert imported(BO).counts == {"added": 1}
    bo = Subscriber.objects.of_newsletter().get()
    assert (bo.address, bo.language, bo.consent_text) == ("bo@example.org", "de", "I want the newsletter.")
    assert f"{bo.confirmed_at:%Y-%m}" == "2024-05"
    assert bo.came_from == "Imported by ana from Old list"
    assert (mail.outbox, Delivery.objects.count()) == ([], 0)


@pytest.mark.django_db
def test_a_dry_run_gives_the_same_report_and_writes_nothing():
    assert imported(BO, dry_run=True) == imported(BO, dry_run=True)
    assert not Subscriber.objects.exists()
    assert imported(BO).counts == {"added": 1}
    assert imported(BO).counts == {"added": 0, "known already": 1}


@pytest.mark.django_db
def test_who_unsubscribed_is_never_brought_back(join):
    unsubscribe(join(), Topic.NEWSLETTER)
    report = imported(BO + BO + BO.replace("Bo@Example.org", f" {ANA.upper()} "))
    assert report.counts == {"added": 1, "twice in the file": 1, "unsubscribed before": 1}
    assert [line for line, *_ in report.lines] == [3, 4]
    assert not Subscriber.objects.filter(address=ANA).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("bo,de,yes,2024-05-31,Yes.,", "no mail address"),
        ("bo@exаmple.org,de,yes,2024-05-31,Yes.,", "different alphabets"),
        ("bo@example.org,xx,yes,2024-05-31,Yes.,", "language"),
        ("bo@example.org,de,no,2024-05-31,Yes.,", "does not say yes"),
        ("bo@example.org,de,yes,,Yes.,", "consent date"),
        ("bo@example.org,de,yes,2999-01-01,Yes.,", "consent date"),
        ("bo@example.org,de,yes,31.5.2024,Yes.,", "consent date"),
        ("bo@example.org,de,yes,2024-05-31,,", "consent text"),
        ("bo@example.org", "consent text"),
    ],
)
def test_a_row_that_lacks_something_is_told_by_its_line(row, sentence):
    report = imported(f"\n{row}\n")
    assert [(line, outcome) for line, outcome, _ in report.lines] == [(3, "refused")]
    assert sentence in report.lines[0][2]
    assert "bo" not in report.lines[0][2].split()
    assert not Subscriber.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("mark", [";", "\t"])
def test_files_of_spreadsheets_are_read_in_any_order_of_columns(mark):
    rows = f"2024-05-31{mark}Yes.{mark}bo@example.org\r\n"
    head = f"Consent_Date{mark}CONSENT TEXT{mark}Address\r\n"
    assert imported(rows, head=head).counts == {"added": 1}


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a" * 6_000_000])
def test_what_is_no_such_file_is_refused_with_a_sentence(content):
    with pytest.raises(UnreadableFile, match=r"UTF-8|larger"):
        decoded(content)


@given(st.text(max_size=200), st.booleans())
def test_whatever_is_in_a_file_it_is_read_or_refused(text, has_head):
    with contextlib.suppress(UnreadableFile, Refused):
        for _, cells in lines_of(HEAD + text if has_head else text):
            assert read(cells).address


@pytest.mark.django_db
def test_an_export_is_safe_in_a_spreadsheet_and_can_be_imported():
    imported('+bo@example.org,de,yes,2024-05-31,"=cmd|1, or so",=1+1\n')
    lines = "".join(written(Subscriber.objects.all()))
    assert lines.startswith("\ufeffaddress,")
    assert "'+bo@example.org" in lines
    assert '"\'=cmd|1, or so"' in lines
    Subscriber.objects.all().delete()
    assert import_subscribers(decoded(lines.encode()), by="ana").counts == {"added": 1}
    assert Subscriber.objects.get().address == "+bo@example.org"


@pytest.mark.django_db
def test_the_command_says_what_it_did_without_an_address(tmp_path, capsys):
    file = tmp_path / "list.csv"
    file.write_text(HEAD + BO + "bo,,,,,\n")
    call_command("import_subscribers", str(file), "--dry-run")
    call_command("import_subscribers", str(file))
    told = capsys.readouterr().out
    assert "Not done, only counted: added: 1, refused: 1." in told
    assert "Done: added: 1, refused: 1." in told
    assert "example.org" not in told.replace("name@example.org", "")
    with pytest.raises(CommandError):
        call_command("import_subscribers", str(tmp_path / "nothing.csv"))

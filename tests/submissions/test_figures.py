"""The public page of moderation figures."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from submissions.figures import figures
from submissions.models import Event, Kind, Submission
from tests.submissions.factories import SubmissionFactory

pytestmark = pytest.mark.django_db
THIS_YEAR = timezone.localdate().year


def decided(outcome, times=1, days=4, reason="", year=THIS_YEAR, **fields):
    at = datetime.datetime(year, 1, 15, 12, tzinfo=datetime.UTC)
    for _ in range(times):
        received = at - datetime.timedelta(days=days)
        submission = SubmissionFactory(**{outcome: True}, received_at=received, decided_at=at, **fields)
        Event.objects.create(submission=submission, kind=outcome, reason=reason)


def report(problem, outcome, times):
    decided(outcome, times, kind=Kind.REPORT, answers={"report": {"problem": [problem]}})


@pytest.fixture
def shown(client):
    """Each table on the page by its heading, as lists of what stands in its lines."""

    def shown():
        page = BeautifulSoup(client.get("/moderation").content, "html.parser")
        lines = {table: table.select("tbody tr") for table in page.select("table")}
        return {
            table.find_previous("h2").text: [[cell.text for cell in line.select("th, td")] for line in found]
            for table, found in lines.items()
        }

    return shown


def test_it_counts_what_was_decided_by_kind_and_year(shown):
    decided("accepted", 5)
    decided("declined", 3)
    decided("spam", 4)
    decided("accepted", 3, kind=Kind.CORRECTION)
    decided("accepted", 3, year=2025)
    tables = shown()
    assert list(tables) == [f"Decided in {THIS_YEAR}", "Decided in 2025", "Why something is declined"]
    assert tables[f"Decided in {THIS_YEAR}"] == [
        ["New entries", "12", "5", "3", "4", "4"],
        ["Corrections", "3", "3", "0", "0", "4"],
    ]


def test_the_median_is_of_what_was_accepted_or_declined(shown):
    for days in (2, 6, 100):
        decided("accepted", days=days)
    decided("spam", 9, days=0)
    assert shown()[f"Decided in {THIS_YEAR}"][0][-1] == "6"


def test_less_than_a_day_is_said_in_words(shown):
    decided("accepted", 3, days=0.4)
    assert shown()[f"Decided in {THIS_YEAR}"][0][-1] == "less than 1"


@pytest.mark.parametrize("trait", [{}, {"asked": True}, {"draft": True}, {"unconfirmed": True}])
def test_what_is_not_decided_is_counted_nowhere(client, trait):
    before = client.get("/moderation").content
    SubmissionFactory.create_batch(9, **trait)
    assert client.get("/moderation").content == before


@pytest.mark.parametrize(
    ("numbers", "line"),
    [
        ((1, 0, 0), ["fewer than 3", "–", "–", "–"]),
        ((1, 1, 0), ["fewer than 3", "–", "–", "–"]),
        ((9, 0, 3), ["12", "9", "0", "3"]),
        ((9, 1, 0), ["more than 9", "9", "fewer than 3", "0"]),
        ((2, 2, 2), ["more than 2", "fewer than 3", "fewer than 3", "fewer than 3"]),
    ],
)
def test_no_number_tells_of_a_person_not_even_by_subtraction(shown, numbers, line):
    for outcome, times in zip(("accepted", "declined", "spam"), numbers, strict=True):
        decided(outcome, times)
    assert shown()[f"Decided in {THIS_YEAR}"][0][1:-1] == line


def test_the_days_of_few_are_not_told(shown):
    decided("accepted", 2)
    decided("spam", 5)
    assert shown()[f"Decided in {THIS_YEAR}"][0][-1] == "–"


def test_reasons_have_their_public_names_and_unknown_ones_are_others(shown):
    decided("declined", 4, reason="scope")
    decided("declined", 3, reason="of long ago")
    decided("declined", 1, reason="silence", kind=Kind.CORRECTION)
    assert shown()["Why something is declined"] == [
        ["Outside what the directory covers", "New entries", "4"],
        ["Other reasons", "New entries", "3"],
        ["No answer to a question", "Corrections", "fewer than 3"],
    ]


def test_the_last_decision_counts_where_one_was_taken_back():
    decided("declined", 3, reason="thin")
    for submission in Submission.objects.all():
        Event.objects.create(submission=submission, kind="undone")
        Event.objects.create(submission=submission, kind="declined", reason="double")
    assert [reason.name for reason in figures().reasons] == ["Already in the directory"]


def test_reports_are_told_by_problem_and_outcome(shown):
    report("gone", "accepted", 4)
    report("gone", "declined", 3)
    report("illegal", "accepted", 1)
    assert shown()["Reports by what was wrong"] == [
        ["It no longer exists", "7", "4", "3", "0"],
        ["It is against the law", "fewer than 3", "–", "–", "–"],
    ]


def test_objections_that_were_right_are_told(shown):
    decided("accepted", 3, kind=Kind.OBJECTION)
    assert shown()[f"Decided in {THIS_YEAR}"] == [["Objections", "3", "3", "0", "0", "4"]]


def test_it_takes_two_queries_however_much_was_decided(client, django_assert_num_queries):
    for times in (1, 5):
        decided("accepted", times)
        report("gone", "declined", times)
        with django_assert_num_queries(2):
            client.get("/moderation")


def test_the_page_says_what_it_is_without_a_cookie(client):
    response = client.get("/moderation")
    assert not response.cookies
    assert "Nothing that people sent has been decided yet." in response.text
    assert "What still waits is counted nowhere" in response.text
    assert "noindex" not in response.text
    assert client.post("/moderation").status_code in (403, 405)
    assert "/moderation" in client.get("/sitemap-lists.xml").text

"""What each rule finds, one by one, and that no good submission comes into quarantine."""

import time

import pytest

from submissions.actions import joining
from submissions.models import Kind, Submission
from submissions.models.submission import QUARANTINE
from submissions.scoring import RULES, score
from submissions.texts import fingerprints
from tests.submissions.factories import ORGANISATION, PERSON, SubmissionFactory
from tests.submissions.good import GOOD

pytestmark = pytest.mark.django_db
CALM = {"trapped": False, "seconds": 90.0, "proved": None, "from_network": 1}
LONG = "We mend phones, lamps and bicycles with our neighbours every second Saturday of the month."


def sent(signals=None, **answers) -> dict:
    """What is found in an organisation with these answers: points by rule, without what is only information."""
    fields = {name: [value] for name, value in answers.items()}
    submission = SubmissionFactory.build(
        answers={"organisation": ORGANISATION | fields, "person": PERSON}, address="ana@harbour-repair.example"
    )
    return {finding["rule"]: finding["points"] for finding in score(submission, CALM | (signals or {}))}


def test_the_usual_submission_has_no_findings():
    assert sent() == {}


@pytest.mark.parametrize(
    ("rule", "points", "signals"),
    [
        ("hidden_field", QUARANTINE, {"trapped": True}),
        ("quick", 3, {"seconds": 3.9}),
        ("no_proof", 2, {"proved": False}),
        ("many_from_network", 2, {"from_network": 9}),
    ],
)
def test_what_the_form_tells_is_counted(rule, points, signals):
    assert sent(signals) == {rule: points}


@pytest.mark.parametrize("signals", [{"seconds": 4.0}, {"seconds": None}, {"proved": True}, {"from_network": 8}])
def test_what_is_usual_is_not_counted(signals):
    assert sent(signals) == {}


@pytest.mark.parametrize(("count", "points"), [(3, 1), (5, 3), (7, 4), (40, 4)])
def test_more_web_addresses_weigh_more_up_to_a_limit(count, points):
    assert sent(body="See https://a.example " * count) == {"web_addresses": points}


def test_the_sentence_says_how_many_addresses():
    submission = SubmissionFactory.build(answers={"organisation": {"body": ["www.a.example http://b.example\n" * 4]}})
    assert "The text holds 8 web addresses." in [finding["sentence"] for finding in score(submission, CALM)]


def test_profiles_on_other_sites_are_no_addresses_in_the_text():
    assert sent(links="\n".join(f"https://social{n}.example/us" for n in range(10))) == {}


@pytest.mark.parametrize(
    "text", ['<a href="http://x.example">x</a>', "[url=http://x.example]x[/url]", "<img src=x>", "[b]Buy[/b]"]
)
def test_html_and_bbcode_are_found(text):
    assert sent(body=text) == {"markup": 3}


@pytest.mark.parametrize("text", ["a < b and b > c", "See [link](https://a.example).", "# Heading\n> Said", "[1], [2]"])
def test_markdown_and_signs_are_not(text):
    assert sent(body=text) == {}


@pytest.mark.parametrize("name", ["BEST CHEAP LOANS TODAY", "КУПИТЬ ДИПЛОМ НЕДОРОГО СЕЙЧАС"])
def test_a_name_in_capitals_is_found(name):
    assert sent(name=name) == {"capitals": 1}


@pytest.mark.parametrize(
    "name", ["UNESCO", "FAB LAB BCN", "大阪市立大学 情報 センター", "مختبر الابتكار الاجتماعي المفتوح"]
)
def test_acronyms_and_scripts_without_capitals_are_not(name):
    assert sent(name=name) == {}


def test_an_address_in_a_name_is_found():
    assert sent(name="Loans www.loans.example") == {"address_in_name": 2}


@pytest.mark.parametrize("word", ["Раypal", "Gοοgle"])
def test_letters_of_two_scripts_in_one_word_are_found(word):
    assert sent(summary=f"Pay with {word} today.") == {"mixed_scripts": 2}


@pytest.mark.parametrize(
    "text", ["IT-компания и Wi-Fi", "東京Labのオープンデータ", "5 µm, β-lab, ePaństwo", "Œuvre Đorđe Łódź"]
)
def test_scripts_side_by_side_are_not(text):
    assert sent(summary=text) == {}


@pytest.mark.parametrize("part", GOOD, ids=lambda part: part["name"])
def test_good_submissions_stay_out_of_quarantine_also_without_javascript(part):
    part = {name: [value] for name, value in part.items()}
    submission = SubmissionFactory.build(answers={"organisation": part, "person": PERSON}, address="kim@mail.example")
    findings = score(submission, {"trapped": False, "seconds": 40.0, "proved": False, "from_network": 12})
    assert {finding["rule"] for finding in findings if finding["points"]} == {"no_proof", "many_from_network"}
    assert sum(finding["points"] for finding in findings) < QUARANTINE


@pytest.mark.parametrize("text", ["[b " * 7000, "<a" * 10_000, "https://" * 2500, "я" * 20_000, "[url=" * 4000])
def test_a_long_hostile_text_is_read_at_once(text):
    started = time.monotonic()
    sent(body=text, summary=text, name=text)
    assert time.monotonic() - started < 1


def spam(**fields) -> Submission:
    submission = SubmissionFactory(spam=True, **fields)
    submission.fingerprints = fingerprints(submission)
    submission.save()
    return submission


def test_a_text_that_was_spam_is_known_again_whatever_its_capitals_and_spaces():
    spam(answers={"project": {"body": [LONG]}}, address="other@example.org")
    assert sent(body=LONG.upper().replace(" ", "  "))["known_text"] == 4


def test_a_short_text_is_not_known_again():
    spam(answers={"project": {"body": ["Open data."]}}, address="other@example.org")
    assert sent(body="Open data.") == {}


def test_the_same_text_from_another_address_is_found():
    one = SubmissionFactory(answers={"project": {"body": [LONG]}}, address="other@example.org")
    Submission.objects.filter(pk=one.pk).update(fingerprints=fingerprints(one))
    assert sent(body=LONG) == {"repeated_text": 2}


def test_somebody_who_sends_the_same_again_is_not():
    one = SubmissionFactory(answers={"project": {"body": [LONG]}}, address="ana@harbour-repair.example")
    Submission.objects.filter(pk=one.pk).update(fingerprints=fingerprints(one))
    assert sent(body=LONG) == {}


def test_an_address_that_sent_spam_is_known_again():
    spam(answers={}, address="ana@harbour-repair.example")
    assert sent() == {"known_address": 4}


def test_another_domain_is_told_and_weighs_nothing():
    assert sent(website="https://other.example") == {"other_domain": 0}


def test_a_part_of_the_same_domain_is_not_another():
    assert sent(website="https://www.harbour-repair.example/about") == {}


def test_of_a_correction_only_what_is_new_counts():
    old = "https://a.example https://b.example https://c.example https://d.example"
    changes = {"body": {"before": [old], "after": [f"{old}\nAnd https://e.example"]}}
    submission = SubmissionFactory.build(kind=Kind.CORRECTION, answers={"person": PERSON}, changes=changes)
    assert score(submission, CALM) == []


def test_a_report_is_looked_at_as_well():
    answers = {"report": {"text": ["[url=http://x.example]x[/url]"]}, "person": PERSON}
    submission = SubmissionFactory.build(kind=Kind.REPORT, answers=answers)
    assert [finding["rule"] for finding in score(submission, CALM)] == ["markup"]


def test_only_the_hidden_field_reaches_quarantine_alone():
    spam(answers={"project": {"body": [LONG]}}, address="ana@harbour-repair.example")
    everything = sent(
        {"trapped": True, "seconds": 0.5, "proved": False, "from_network": 500},
        name="BUY CHEAP LOANS AT WWW.LOANS.EXAMPLE",
        summary=LONG,
        body="<a href=https://x.example>Раypal</a> " * 50,
        website="https://x.example",
    )
    assert {name for name, points in everything.items() if points >= QUARANTINE} == {"hidden_field"}
    assert set(everything) == {rule.__name__ for rule in RULES} - {"repeated_text"}


def test_findings_and_fingerprints_are_kept_with_what_is_sent():
    draft = SubmissionFactory(draft=True, answers={"organisation": ORGANISATION | {"body": [LONG]}})
    stored = joining.send_for_confirmation(draft, CALM | {"trapped": True, "seconds": 1})
    assert [finding["rule"] for finding in stored.findings] == ["hidden_field", "quick"]
    assert stored.score == QUARANTINE + 3
    assert len(stored.fingerprints) == 2
    assert list(Submission.objects.in_quarantine()) == [stored]

"""Reporting a problem with an entry, and what is decided about it."""

import pytest

from submissions.actions import joining, reporting
from submissions.models import Stage, Submission
from submissions.reports import Problem
from tests.factories import OrganisationFactory, PostFactory, UserFactory
from tests.submissions.factories import SubmissionFactory
from tests.submissions.sending import errors, filled, post_at_once, soup

pytestmark = pytest.mark.django_db
LAWFUL = {"text": ["It names a private person."], "good_faith": ["on"], "person_name": ["Ana"]}


def page_of(entry, problem=Problem.WRONG) -> str:
    return f"/report/{entry.kind_name()}/{entry.pk}/{problem}"


@pytest.fixture
def lab(db):
    return OrganisationFactory(name="Open lab", contact_address="lab@example.org")


@pytest.fixture
def send(client, lab):
    def send(problem, **typed):
        address = page_of(lab, problem)
        return client.post(address, filled(client, address) | {"address": ["ana@example.org"]} | typed)

    return send


def test_each_problem_leads_to_its_form(client, lab):
    links = soup(client.get(f"/report/organisation/{lab.pk}")).select(".way-in")
    assert [link["href"] for link in links] == [page_of(lab, problem) for problem in Problem]


@pytest.mark.parametrize(
    ("problem", "fields"),
    [
        (Problem.WRONG, ["text"]),
        (Problem.GONE, ["text"]),
        (Problem.DOUBLE, ["other", "text"]),
        (Problem.SPAM, ["text"]),
        (Problem.ILLEGAL, ["where", "text", "law", "harms_children"]),
    ],
)
def test_a_form_asks_what_its_problem_needs(client, lab, problem, fields):
    form = soup(client.get(page_of(lab, problem))).select_one("main form")
    shown = [field["name"] for field in form.select(".field [name]")]
    assert shown == [*fields, "person_name", "address", *(["good_faith"] if problem == Problem.ILLEGAL else [])]


def test_a_report_waits_for_its_address(send, lab):
    assert send(Problem.WRONG, text=["The town is Lugo."]).headers["Location"].endswith("/sent")
    report = Submission.objects.get()
    assert (report.kind, report.stage, report.title) == ("report", Stage.SENT, "Open lab")
    assert report.answers["report"] == {"problem": ["wrong"], "text": ["The town is Lugo."]}


def test_a_report_is_acknowledged_without_what_was_typed(send, mails):
    send(Problem.WRONG, text=["Buy shoes."])
    receipt = mails(lambda: joining.confirm(Submission.objects.get()))["ana@example.org"]
    assert receipt.startswith("We have received your report")
    assert "shoes" not in receipt


@pytest.mark.parametrize("named", ["{number}", "http://127.0.0.1:8000{path}", "{path}", " /org/{number} "])
def test_a_double_is_named_by_address_or_number(send, named):
    other = OrganisationFactory()
    named = named.format(number=other.pk, path=other.get_absolute_url())
    assert send(Problem.DOUBLE, other=[named]).status_code == 302
    assert reporting.double_in(Submission.objects.get()) == other


def test_what_stands_in_for_the_double_is_taken(send):
    other = OrganisationFactory()
    send(Problem.DOUBLE, other=[str(OrganisationFactory(merged_into=other).pk)])
    assert reporting.double_in(Submission.objects.get()) == other


def test_what_is_no_double_is_said(send, lab):
    hidden, post = OrganisationFactory(draft=True), PostFactory()
    for named, says in [
        (str(lab.pk), "This is the same page."),
        (str(hidden.pk), "We found no organisation"),
        (post.get_absolute_url(), "That is a post."),
        ("https://elsewhere.example/org/7", "Give the address of its page on this site"),
        ("/countries/ES", "Give the address of its page on this site"),
        ("http://[broken", "Give the address of its page on this site"),
        ("", "Give the address of the other page."),
    ]:
        assert says in errors(send(Problem.DOUBLE, other=[named]))[0]


def test_a_notice_names_its_exact_address_and_what_it_needs(client, send, lab):
    assert f"http://127.0.0.1:8000{lab.get_absolute_url()}" in client.get(page_of(lab, Problem.ILLEGAL)).text
    said = errors(send(Problem.ILLEGAL, address=[""]))
    assert len(said) == 4
    assert send(Problem.ILLEGAL, **LAWFUL).status_code == 302
    assert Submission.objects.get().stage == Stage.SENT


def test_a_notice_about_children_needs_nobody_and_waits_for_nothing(client, send, mails):
    notice = LAWFUL | {"harms_children": ["on"], "address": [""], "person_name": [""]}
    assert mails(lambda: send(Problem.ILLEGAL, **notice)) == {}
    report = Submission.objects.get()
    assert report.stage == Stage.RECEIVED


def test_a_notice_about_children_with_an_address_is_acknowledged_at_once(send, mails):
    told = mails(lambda: send(Problem.ILLEGAL, **LAWFUL, harms_children=["on"]))
    assert told["ana@example.org"].startswith("We have received your report")
    assert "private person" not in told["ana@example.org"]


def test_who_sends_a_form_again_does_not_learn_the_key(client, lab):
    address = page_of(lab, Problem.ILLEGAL)
    form = filled(client, address) | LAWFUL | {"address": ["ana@example.org"]}
    client.post(address, form)
    joining.confirm(Submission.objects.get())
    again = client.post(address, form | {"address": [""], "harms_children": ["on"]})
    assert Submission.objects.get().key not in again.headers["Location"]


@pytest.mark.django_db(transaction=True)
def test_the_same_form_fifty_times_is_one_report(client, transactional_db):
    address = page_of(OrganisationFactory(), Problem.ILLEGAL)
    form = filled(client, address) | LAWFUL | {"harms_children": ["on"], "address": [""]}
    assert set(post_at_once(50, address, form)) <= {302, 429}
    assert Submission.objects.get().events.count() == 1


def test_a_notice_of_illegal_content_is_told_at_once_and_stands_first(send, mails, lab):
    decider = UserFactory(is_staff=True, is_superuser=True, email="mo@directory.example")
    SubmissionFactory()
    send(Problem.ILLEGAL, **LAWFUL)
    notice = Submission.objects.get(kind="report")
    told = mails(lambda: joining.confirm(notice))
    assert told[decider.email].startswith("A notice of illegal content has come in")
    assert "Ana" not in told[decider.email]
    assert Submission.objects.waiting().urgent_first().first() == notice

"""Reporting a problem with an entry, and what is decided about it."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from core.models import State
from submissions.actions import joining, reporting
from submissions.actions.correcting import ChangedSince
from submissions.actions.stages import TooLate
from submissions.models import Stage, Statement, Submission
from submissions.reports import Dismissal, Ground, Measure, Problem
from tests.factories import CaseStudyFactory, OrganisationFactory, ParticipationFactory, PostFactory, UserFactory
from tests.submissions.factories import SubmissionFactory, report_of
from tests.submissions.sending import at_once, errors, filled, post_at_once, soup

pytestmark = pytest.mark.django_db
FACTS = "The site says that it closed in 2019."
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


@pytest.fixture
def mails(django_capture_on_commit_callbacks):
    """The mails of what a function does, by address."""

    def mails(do) -> dict[str, str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return {message.to[0]: f"{message.subject}\n{message.body}" for message in mail.outbox}

    return mails


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


def test_a_dismissed_report_is_answered_with_a_way_to_object(lab, mails):
    report = report_of(lab)
    told = mails(lambda: reporting.dismiss(report, Dismissal.FINE, FACTS, UserFactory()))
    report.refresh_from_db()
    assert report.stage == Stage.DECLINED
    assert list(told) == [report.address]
    assert FACTS in told[report.address]
    assert f"/submissions/{report.key}/objection" in told[report.address]


@pytest.mark.parametrize(("measure", "state"), [(Measure.ARCHIVED, "archived"), (Measure.REMOVED, "draft")])
def test_an_upheld_report_hides_the_entry_and_states_the_reasons(lab, mails, measure, state):
    report, by = report_of(lab, Problem.SPAM), UserFactory()
    told = mails(lambda: reporting.uphold(report, measure, Ground.ADVERTISING, FACTS, by))
    lab.refresh_from_db()
    assert (lab.state, lab.history.first().history_user) == (state, by)
    assert set(told) == {report.address, "lab@example.org"}
    for words in (measure.label, "It is advertising", FACTS, "No program took part", "/submissions/statement/"):
        assert words in told["lab@example.org"]
    assert Statement.objects.get().text in told["lab@example.org"]


def test_the_author_does_not_learn_who_reported(lab, mails):
    report = report_of(lab, text="I am Ana and I say so.")
    told = mails(lambda: reporting.uphold(report, Measure.REMOVED, Ground.WRONG, FACTS, None))["lab@example.org"]
    assert report.address not in told
    assert "Ana" not in told


def test_a_corrected_entry_needs_no_statement(lab, mails):
    report = report_of(lab)
    told = mails(lambda: reporting.uphold(report, Measure.CORRECTED, Ground.WRONG, FACTS, None))
    lab.refresh_from_db()
    assert lab.state == State.PUBLISHED
    assert list(told) == [report.address]
    assert not Statement.objects.exists()


def test_a_double_is_merged_and_leads_on(client, lab):
    other = OrganisationFactory()
    reporting.uphold(report_of(lab, Problem.DOUBLE, other=str(other.pk)), Measure.MERGED, Ground.DOUBLE, "", None)
    assert client.get(lab.get_absolute_url()).headers["Location"] == other.get_absolute_url()


def test_a_double_that_went_meanwhile_cannot_be_merged_into(lab):
    other = OrganisationFactory(draft=True)
    report = report_of(lab, Problem.DOUBLE, other=str(other.pk))
    with pytest.raises(ValidationError):
        reporting.uphold(report, Measure.MERGED, Ground.DOUBLE, "", None)
    report.refresh_from_db()
    assert report.stage == Stage.RECEIVED


def test_doubles_of_each_other_are_not_merged_in_a_circle(lab):
    other = OrganisationFactory()
    reports = [report_of(lab, Problem.DOUBLE, other=str(other.pk)), report_of(other, Problem.DOUBLE, other=str(lab.pk))]
    reporting.uphold(reports[0], Measure.MERGED, Ground.DOUBLE, "", None)
    with pytest.raises(ValidationError):
        reporting.uphold(reports[1], Measure.MERGED, Ground.DOUBLE, "", None)


@pytest.mark.parametrize("measure", [Measure.ARCHIVED, Measure.REMOVED])
def test_what_is_hidden_already_is_not_made_public_by_a_measure(measure):
    hidden = OrganisationFactory(draft=True)
    with pytest.raises(ValidationError):
        reporting.uphold(report_of(hidden), measure, Ground.WRONG, "", None)
    hidden.refresh_from_db()
    assert hidden.state == State.DRAFT


def test_who_sent_the_entry_in_gets_the_statement(lab, mails):
    sent = SubmissionFactory(accepted=True, organisation=lab)
    told = mails(lambda: reporting.uphold(report_of(lab), Measure.REMOVED, Ground.WRONG, FACTS, None))
    assert sent.address in told
    assert "lab@example.org" not in told


def test_of_a_project_its_organisation_is_told(lab, mails):
    project = ParticipationFactory(organisation=lab).project
    told = mails(lambda: reporting.uphold(report_of(project), Measure.REMOVED, Ground.WRONG, FACTS, None))
    assert "lab@example.org" in told


def test_a_statement_is_kept_where_nobody_can_be_told():
    reporting.uphold(report_of(CaseStudyFactory(name="A story")), Measure.REMOVED, Ground.LAW, FACTS, None)
    statement = Statement.objects.get()
    assert statement.address == ""
    assert "A story" in statement.text


def test_a_second_decision_comes_too_late(lab):
    report = report_of(lab)
    reporting.dismiss(report, Dismissal.FINE, "", UserFactory(username="ida"))
    with pytest.raises(TooLate, match="ida"):
        reporting.uphold(report, Measure.REMOVED, Ground.WRONG, "", None)
    lab.refresh_from_db()
    assert lab.state == State.PUBLISHED


def test_a_decision_is_taken_back_and_all_are_told(lab, mails):
    report = report_of(lab)
    reporting.uphold(report, Measure.ARCHIVED, Ground.ENDED, FACTS, None)
    told = mails(lambda: reporting.take_back(report, None))
    lab.refresh_from_db()
    report.refresh_from_db()
    assert (lab.state, report.stage, report.decided_at) == (State.PUBLISHED, Stage.RECEIVED, None)
    assert set(told) == {report.address, "lab@example.org"}


def test_what_somebody_changed_since_is_not_taken_back(lab):
    report = report_of(lab)
    reporting.uphold(report, Measure.ARCHIVED, Ground.ENDED, FACTS, None)
    type(lab).objects.update(state=State.PUBLISHED)
    with pytest.raises(ChangedSince):
        reporting.take_back(report, None)


@pytest.mark.django_db(transaction=True)
def test_the_same_form_fifty_times_is_one_report(client, transactional_db):
    address = page_of(OrganisationFactory(), Problem.ILLEGAL)
    form = filled(client, address) | LAWFUL | {"harms_children": ["on"], "address": [""]}
    assert set(post_at_once(50, address, form)) <= {302, 429}
    assert Submission.objects.get().events.count() == 1


@pytest.mark.django_db(transaction=True)
def test_fifty_decisions_at_once_are_one(transactional_db):
    report = report_of(OrganisationFactory())

    def decide():
        try:
            return reporting.uphold(report, Measure.REMOVED, Ground.WRONG, FACTS, None)
        except TooLate:
            return None

    assert sum(decision is not None for decision in at_once(50, decide)) == 1
    assert (Statement.objects.count(), report.events.filter(kind="accepted").count()) == (1, 1)


def test_what_is_gone_is_marked_as_ended_and_taken_back_with_the_decision(lab):
    report = report_of(lab, Problem.GONE)
    reporting.uphold(report, Measure.ARCHIVED, Ground.ENDED, "", None)
    lab.refresh_from_db()
    assert (lab.state, lab.lifecycle) == ("archived", "ended")
    reporting.take_back(report, None)
    lab.refresh_from_db()
    assert (lab.state, lab.lifecycle) == ("published", "")


def test_a_notice_of_illegal_content_is_told_at_once_and_stands_first(send, mails, lab):
    decider = UserFactory(is_staff=True, is_superuser=True, email="mo@directory.example")
    SubmissionFactory()
    send(Problem.ILLEGAL, **LAWFUL)
    notice = Submission.objects.get(kind="report")
    told = mails(lambda: joining.confirm(notice))
    assert told[decider.email].startswith("A notice of illegal content has come in")
    assert "Ana" not in told[decider.email]
    assert Submission.objects.waiting().urgent_first().first() == notice

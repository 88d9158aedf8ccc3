"""Whatever is typed into the forms of corrections, reports and objections: an answer, and nothing of it let through."""

import pytest
from django.core import mail
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.guards import limits
from mail.models import Delivery
from submissions import links
from submissions.actions import correcting, joining, reporting
from submissions.forms.correcting import FROM_ITS_OWN, NOT_ASKED
from submissions.forms.entries import FORMS as ENTRY_FORMS
from submissions.forms.reporting import FORMS
from submissions.models import Stage, Submission
from submissions.reports import Dismissal, Ground, Measure, Problem
from tests.factories import OrganisationFactory, ProjectFactory
from tests.submissions.factories import report_of
from tests.submissions.sending import filled
from tests.submissions.test_correcting import WHO, page_of
from tests.submissions.test_ground import MAKERS

pytestmark = pytest.mark.django_db
hostile = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
SCRIPT = "<script>alert(1)</script>"
nasty = st.sampled_from(
    [
        SCRIPT,
        f'"><img src=x onerror=alert(1)>{SCRIPT}',
        "a\r\nBcc: all@example.org\r\n\r\nBuy",
        "\x00",
        "a\x00b",
        "{{ 7|add:7 }}{% now %}",
        "http://[",
        "javascript:alert(1)",
        "9" * 5000,
        "²",
        "٣",
        "-1",
        "\u202e\ufffe",
        "x" * 30_000,
        ", ; ,\n" * 50,
        "2012-13-45",
        "/org/999999999999999999999/x",
        "//[/",
    ]
)
value = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), nasty)
values = st.lists(value, max_size=3)


@pytest.fixture(autouse=True)
def _no_limits(monkeypatch):
    monkeypatch.setattr(limits, "allows", lambda *args: True)


def answered(response) -> bool:
    """With a page that holds no markup of what was typed, or with the way to another page."""
    return response.status_code == 302 or (response.status_code == 200 and SCRIPT not in response.text)


def nothing_got_into_a_mail() -> bool:
    return not Delivery.objects.filter(text__contains="Bcc").exists() and "Bcc" not in str(
        [sent.message() for sent in mail.outbox]
    )


def fields_of(kind: str) -> list[str]:
    return [name for name in ENTRY_FORMS[kind].base_fields if name not in (*NOT_ASKED, *FROM_ITS_OWN)]


@pytest.mark.parametrize("kind", MAKERS)
def test_corrections_answer_whatever_is_typed(client, kind):
    entry = MAKERS[kind]()
    fields = st.sampled_from([*fields_of(kind), "organisations", "role", "your-seen", "your-source", "your-address"])
    form = filled(client, page_of(entry)) | WHO

    @hostile
    @given(typed=st.dictionaries(fields, values, max_size=6))
    def check(typed):
        assert answered(client.post(page_of(entry), form | typed))
        assert nothing_got_into_a_mail()

    check()


@hostile
@given(typed=st.dictionaries(st.sampled_from(fields_of("project")), values, min_size=1, max_size=4))
def test_what_was_taken_from_a_form_can_be_put_on_the_entry_and_back(client, typed):
    project = ProjectFactory(started="2012")
    client.post(page_of(project), filled(client, page_of(project)) | WHO | typed)
    submission = Submission.objects.filter(entry_number=project.pk).first()
    if submission:
        applied = correcting.apply(submission, submission.changes, None)
        page = client.get(ProjectFactory._meta.model.objects.get(pk=project.pk).get_absolute_url())
        assert page.status_code == 200
        assert SCRIPT not in page.text
        correcting.undo(submission, applied, None)
        project.refresh_from_db()
        assert (project.started, project.website) == ("2012", "")


@pytest.mark.parametrize("problem", Problem)
def test_reports_answer_whatever_is_typed(client, problem):
    lab = OrganisationFactory()
    address = f"/report/organisation/{lab.pk}/{problem}"
    form = filled(client, address) | {"address": ["ana@example.org"]}

    @hostile
    @given(typed=st.dictionaries(st.sampled_from(list(FORMS[problem].base_fields)), values, max_size=6))
    def check(typed):
        response = client.post(address, form | typed)
        assert answered(response)
        assert nothing_got_into_a_mail()

    check()


@hostile
@given(typed=st.dictionaries(st.sampled_from(["text", "stamp", "subject_line"]), values, max_size=3))
def test_objections_answer_whatever_is_typed(client, typed):
    report = report_of(OrganisationFactory())
    reporting.dismiss(report, Dismissal.FINE, "", None)
    address = links.objection(report).removeprefix("http://127.0.0.1:8000")
    assert answered(client.post(address, filled(client, address) | typed))
    assert nothing_got_into_a_mail()


@hostile
@given(name=value, text=value)
@example(name=SCRIPT, text=SCRIPT)
def test_mails_hold_no_markup_and_one_line_of_subject(name, text):
    report = report_of(
        OrganisationFactory(name=name.replace("\0", "").strip()[:255] or "x", contact_address="lab@example.org")
    )
    reporting.uphold(report, Measure.REMOVED, Ground.LAW, text.replace("\0", ""), None)
    for message in Delivery.objects.filter(to__in=[report.address, "lab@example.org"]):
        assert SCRIPT not in message.html
        assert len(message.subject.splitlines()) == 1


def test_a_confirmed_report_of_anything_is_acknowledged_in_our_words(client, django_capture_on_commit_callbacks):
    lab = OrganisationFactory()
    address = f"/report/organisation/{lab.pk}/wrong"
    client.post(address, filled(client, address) | {"text": [SCRIPT], "address": ["ana@example.org"]})
    with django_capture_on_commit_callbacks(execute=True):
        received = joining.confirm(Submission.objects.get())
    assert received.stage == Stage.RECEIVED
    assert "alert" not in str(mail.outbox[-1].message())

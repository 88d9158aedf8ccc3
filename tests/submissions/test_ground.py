import pytest
from django.core import mail as sent_mail

from core.models import AreaOfImpact, OrganisationType, Technology
from submissions.actions import joining
from submissions.answers import form_for, values_of
from submissions.forms.entries import FORMS
from submissions.models import Stage, Submission
from submissions.reading import sections
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory, TagFactory
from tests.submissions.factories import ORGANISATION, SubmissionFactory

pytestmark = pytest.mark.django_db
MAKERS = {
    "organisation": OrganisationFactory,
    "project": ProjectFactory,
    "casestudy": CaseStudyFactory,
    "post": PostFactory,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_the_form_of_an_entry_would_post_its_values(kind):
    entry = MAKERS[kind](summary="Line one\nLine two")
    entry.tags.set([TagFactory(name="maps"), TagFactory(name="repair")])
    values = values_of(FORMS[kind], entry)
    assert values["name"] == [entry.name]
    assert values["tags"] == ["maps, repair"]


def test_answers_make_an_organisation_with_its_rows():
    submission = SubmissionFactory()
    submission.answers["organisation"] |= {
        "type": [str(OrganisationType.objects.first().pk)],
        "tags": ["repair, New word"],
        "links": ["github.com/harbour\nGITHUB.com/harbour"],
        "other_names": ["HRC"],
    }
    form = form_for(submission, "organisation")
    assert form.errors == {}
    organisation = form.save()
    assert [tag.name for tag in organisation.tags.all()] == ["New word", "repair"]
    assert [link.url for link in organisation.links.all()] == ["https://github.com/harbour"]
    assert [name.name for name in organisation.names.all()] == ["HRC"]


def test_a_step_asks_only_its_own_fields():
    form = form_for(SubmissionFactory(), "organisation", "where")
    assert list(form.fields) == [*FORMS["organisation"].steps["where"]]
    assert form.errors == {}


def test_every_field_of_a_new_entry_stands_in_one_step():
    for kind in ("organisation", "project"):
        form = FORMS[kind]
        assert sorted(name for step in form.steps.values() for name in step) == sorted(form.base_fields)


def test_a_project_takes_its_organisations():
    organisation = OrganisationFactory()
    answers = {
        "name": ["Manuals"],
        "summary": ["How to mend."],
        "language": ["en"],
        "organisations": [str(organisation.pk)],
        "areas_of_impact": [str(AreaOfImpact.objects.first().pk)],
        "technologies": [str(Technology.objects.first().pk)],
    }
    form = form_for(SubmissionFactory(answers={"project": answers}), "project")
    assert form.errors == {}
    assert [part.organisation for part in form.save().participations.all()] == [organisation]


def test_a_draft_is_sent_confirmed_and_told_once(django_capture_on_commit_callbacks):
    draft = joining.start("nonce")
    joining.keep(draft, "organisation", ORGANISATION)
    draft.address, draft.person_name = "ana@example.org", "Ana"
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            joining.send_for_confirmation(draft, {})
            joining.confirm(Submission.objects.get())
    stored = Submission.objects.get()
    assert stored.stage == Stage.RECEIVED
    assert stored.key != draft.key
    assert [mail.subject for mail in sent_mail.outbox] == [
        "Please confirm your mail address",
        "We have received what you sent",
    ]


def test_what_was_typed_is_read_in_words():
    kind = OrganisationType.objects.first()
    submission = SubmissionFactory()
    submission.answers["organisation"] |= {"type": [str(kind.pk)]}
    lines = {line.name: line.text for section in sections(submission) for line in section.lines}
    assert lines["type"] == kind.name
    assert lines["country"] == "Spain"
    assert lines["size"] == ""

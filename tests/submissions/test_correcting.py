"""Suggesting a correction, and putting it on the entry."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.guards import limits
from core.models import OrganisationType
from organisations.models import Organisation, OrganisationName
from submissions.actions import correcting, joining
from submissions.actions.correcting import ChangedSince
from submissions.models import Stage, Submission
from tests.factories import OrganisationFactory, ParticipationFactory, ProjectFactory, TagFactory, UserFactory
from tests.submissions.factories import SubmissionFactory
from tests.submissions.sending import errors, filled, post_at_once, soup
from tests.submissions.test_ground import MAKERS

pytestmark = pytest.mark.django_db
WHO = {"your-source": ["I work there"], "your-address": ["Ana@Example.org"]}


def page_of(entry) -> str:
    return f"/correct/{entry.kind_name()}/{entry.pk}"


@pytest.fixture
def lab():
    organisation = OrganisationFactory(
        name="Open lab",
        summary="One.\nTwo.",
        country="ES",
        locality="Vigo",
        website="https://lab.example",
        body="First\r\n\r\n## Second",
        type=OrganisationType.objects.first(),
    )
    organisation.tags.set([TagFactory(name="maps"), TagFactory(name="repair")])
    OrganisationName.objects.create(organisation=organisation, name="OL", kind="acronym")
    return organisation


@pytest.fixture
def suggest(client):
    def suggest(entry, **changed):
        return client.post(page_of(entry), filled(client, page_of(entry)) | WHO | changed)

    return suggest


def made(entry, **changes) -> Submission:
    changes = {name: {"before": before, "after": after} for name, (before, after) in changes.items()}
    return SubmissionFactory(
        kind="correction",
        entry_kind=entry.kind_name(),
        entry_number=entry.pk,
        changes=changes,
        answers={"correction": {"source": ["I work there"]}, "entry": {"name": [entry.name]}},
    )


@pytest.mark.parametrize("kind", MAKERS)
def test_the_form_has_the_values_of_today(client, kind):
    entry = MAKERS[kind](name="Open & <lab>", summary="One.\nTwo.")
    response = client.get(page_of(entry))
    assert response.status_code == 200
    assert filled(client, page_of(entry))["name"] == ["Open & <lab>"]
    assert soup(response).select_one(".kicker a")["href"] == entry.get_absolute_url()
    assert response["Cache-Control"] == "private, no-store"
    assert not response.cookies


def test_only_differences_are_kept(suggest, lab):
    assert suggest(lab, locality=["Pontevedra"]).headers["Location"].endswith("/sent")
    submission = Submission.objects.get()
    assert submission.changes == {"locality": {"before": ["Vigo"], "after": ["Pontevedra"]}}
    assert (submission.kind, submission.stage) == ("correction", Stage.SENT)
    assert (submission.entry_kind, submission.entry_number) == ("organisation", lab.pk)
    assert submission.address == "ana@example.org"
    assert submission.title == "Open lab"
    assert submission.consent_version


def test_nothing_changed_is_said(suggest, lab):
    assert errors(suggest(lab)) == ["Nothing is changed yet. Change what is wrong in a field below, then send it."]
    assert not Submission.objects.exists()


def test_a_source_and_an_address_are_asked_for(suggest, lab):
    said = errors(suggest(lab, locality=["Pontevedra"], **{"your-source": [""], "your-address": ["ana"]}))
    assert [line.split(" – ")[0] for line in said] == ["How do you know?", "Your mail address"]


def test_what_is_empty_today_need_not_be_filled_in(suggest):
    bare = OrganisationFactory(summary="")
    assert suggest(bare, website=["lab.example"]).status_code == 302
    assert Submission.objects.get().changes == {"website": {"before": [""], "after": ["lab.example"]}}


def test_a_name_cannot_be_emptied(suggest, lab):
    response = suggest(lab, name=[" "], summary=["New"])
    assert errors(response) == ["Name of the organisation – Write the name of the organisation."]
    assert soup(response).select_one("[name=summary]").text.strip() == "New"


def test_a_value_that_could_not_be_typed_today_does_no_harm(suggest):
    old = OrganisationFactory(website="http://no host/", body="long " * 9000)
    assert suggest(old, summary=["Mends bicycles."]).status_code == 302


def test_what_does_not_fit_together_is_said(suggest):
    project = ProjectFactory(started="2012")
    assert errors(suggest(project, ended=["2011"])) == ["The end lies before the start."]


def test_what_an_editor_changed_meanwhile_is_not_taken_back(client, lab):
    opened = filled(client, page_of(lab))
    Organisation.objects.filter(pk=lab.pk).update(website="https://new.example")
    client.post(page_of(lab), opened | WHO | {"locality": ["Pontevedra"]})
    assert list(Submission.objects.get().changes) == ["locality"]


def test_of_many_organisations_only_those_that_take_part_are_offered(client, suggest):
    part, other = ParticipationFactory(), OrganisationFactory(name="Not in it")
    assert other.name not in client.get(page_of(part.project)).text
    suggest(part.project, organisations=[])
    change = {"before": [str(part.organisation.pk)], "after": []}
    assert Submission.objects.get().changes == {"organisations": change}


@pytest.mark.parametrize("traits", [{"draft": True}, {"pending": True}, {"scheduled": True}])
def test_hidden_entries_cannot_be_corrected(client, traits):
    assert client.get(page_of(OrganisationFactory(**traits))).status_code == 404


@pytest.mark.parametrize("address", ["/correct/page/1", "/correct/organisation/0", "/correct/organisation/999999999"])
def test_what_is_no_entry_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_merged_entry_leads_on(client, lab):
    merged = OrganisationFactory(merged_into=lab)
    response = client.get(page_of(merged))
    assert (response.status_code, response.headers["Location"]) == (301, page_of(lab))


def test_programs_are_marked_and_not_told(suggest, lab):
    suggest(lab, locality=["Pontevedra"], **{"your-subject_line": ["buy"]})
    assert Submission.objects.get().is_in_quarantine


def test_too_many_are_told_to_wait_and_lose_nothing(suggest, lab, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "send", (0, 0, 0))
    response = suggest(lab, locality=["Pontevedra"])
    assert response.status_code == 429
    assert soup(response).select_one("[name=locality]")["value"] == "Pontevedra"
    assert not Submission.objects.exists()


def test_a_mistyped_address_is_mended_by_going_back(client, lab, django_capture_on_commit_callbacks):
    form = filled(client, page_of(lab)) | WHO | {"locality": ["Pontevedra"]}
    with django_capture_on_commit_callbacks(execute=True):
        for address in ("ana@exmaple.org", "ana@example.org", "ana@example.org"):
            client.post(page_of(lab), form | {"your-address": [address]})
    assert Submission.objects.get().address == "ana@example.org"
    assert [message.to for message in mail.outbox] == [["ana@exmaple.org"], ["ana@example.org"]]


def test_what_is_added_by_going_back_is_scored_too(client, lab):
    form = filled(client, page_of(lab)) | WHO | {"locality": ["Pontevedra"]}
    client.post(page_of(lab), form)
    first = Submission.objects.get()
    spam = " ".join(f"http://pills{number}.example" for number in range(9))
    client.post(page_of(lab), form | {"summary": [f"<a href='x'>{spam}</a>"]})
    second = Submission.objects.get()
    assert (second.pk, second.score > first.score) == (first.pk, True)


def test_a_confirmed_correction_is_not_changed_by_its_form(client, lab):
    form = filled(client, page_of(lab)) | WHO | {"locality": ["Pontevedra"]}
    client.post(page_of(lab), form)
    joining.confirm(Submission.objects.get())
    client.post(page_of(lab), form | {"locality": ["Elsewhere"], "your-address": ["eve@example.org"]})
    stored = Submission.objects.get()
    assert (stored.stage, stored.address) == (Stage.RECEIVED, "ana@example.org")
    assert stored.changes["locality"]["after"] == ["Pontevedra"]


def test_the_receipt_names_the_entry_and_nothing_that_was_typed(suggest, lab, django_capture_on_commit_callbacks):
    suggest(lab, locality=["Pontevedra"])
    with django_capture_on_commit_callbacks(execute=True):
        joining.confirm(Submission.objects.get())
    assert "“Open lab”" in mail.outbox[-1].body
    assert "Pontevedra" not in mail.outbox[-1].body


@pytest.mark.django_db(transaction=True)
def test_the_same_form_fifty_times_is_one_correction(client, transactional_db):
    lab = OrganisationFactory(country="ES", locality="Vigo")
    form = filled(client, page_of(lab)) | WHO | {"locality": ["Pontevedra"]}
    assert set(post_at_once(50, page_of(lab), form)) <= {302, 429}
    assert Submission.objects.count() == 1
    assert Submission.objects.get().events.count() == 1


def test_accepting_puts_the_changes_on_the_entry(lab):
    moderator = UserFactory()
    submission = made(lab, tags=(["maps, repair"], ["maps, weaving"]), website=([""], ["New.example/x"]))
    correcting.apply(submission, submission.changes, moderator)
    lab.refresh_from_db()
    assert lab.website == "https://new.example/x"
    assert sorted(tag.name for tag in lab.tags.all()) == ["maps", "weaving"]
    assert lab.checked_on == timezone.localdate()
    last = lab.history.first()
    assert (last.history_user, last.history_change_reason) == (moderator, f"Correction {submission.pk} accepted")
    assert [name.kind for name in lab.names.all()] == ["acronym"]


def test_what_cannot_be_taken_is_said_by_field_and_nothing_is_changed(lab):
    submission = made(lab, website=([""], ["ftp://x"]), locality=(["Vigo"], ["Pontevedra"]))
    with pytest.raises(ValidationError) as raised:
        correcting.apply(submission, submission.changes, None)
    assert list(raised.value.message_dict) == ["website"]
    lab.refresh_from_db()
    assert lab.locality == "Vigo"


def test_a_merged_or_deleted_entry_cannot_be_corrected_any_more(lab):
    submission = made(lab, locality=(["Vigo"], ["Pontevedra"]))
    Organisation.objects.filter(pk=lab.pk).update(merged_into=OrganisationFactory())
    with pytest.raises(ValidationError):
        correcting.apply(submission, submission.changes, None)


def test_conflicts_are_fields_that_somebody_changed_since(lab):
    submission = made(lab, locality=(["Vigo"], ["Pontevedra"]), website=(["https://lab.example"], ["x.example"]))
    assert correcting.conflicts(submission) == {}
    Organisation.objects.filter(pk=lab.pk).update(locality="Lugo")
    assert correcting.conflicts(submission) == {"locality": ["Lugo"]}


def test_undoing_puts_everything_back(lab):
    submission = made(lab, tags=(["maps, repair"], ["weaving"]), summary=(["One.\nTwo."], ["Three."]))
    applied = correcting.apply(submission, submission.changes, None)
    correcting.undo(submission, applied, None)
    lab.refresh_from_db()
    assert (lab.summary, lab.checked_on) == ("One.\nTwo.", None)
    assert sorted(tag.name for tag in lab.tags.all()) == ["maps", "repair"]


def test_undoing_brings_back_what_no_field_shows(lab):
    part = ParticipationFactory(role="sole_funder")
    taken_away = made(part.project, organisations=([str(part.organisation.pk)], []))
    renamed = made(lab, other_names=(["OL"], ["Lab"]))
    for submission in (taken_away, renamed):
        correcting.undo(submission, correcting.apply(submission, submission.changes, None), None)
    assert list(part.project.participations.values_list("organisation", "role")) == [
        (part.organisation.pk, "sole_funder")
    ]
    assert list(lab.names.values_list("name", "kind")) == [("OL", "acronym")]


@pytest.mark.parametrize(("kind", "most"), [("organisation", 7), ("project", 11), ("casestudy", 5), ("post", 3)])
def test_the_form_needs_few_queries(client, kind, most, django_assert_max_num_queries):
    entry = MAKERS[kind]()
    with django_assert_max_num_queries(most):
        client.get(page_of(entry))


def test_undoing_takes_nothing_back_that_somebody_changed_since(lab):
    submission = made(lab, locality=(["Vigo"], ["Pontevedra"]))
    applied = correcting.apply(submission, submission.changes, None)
    Organisation.objects.filter(pk=lab.pk).update(locality="Lugo")
    with pytest.raises(ChangedSince) as raised:
        correcting.undo(submission, applied, None)
    assert raised.value.fields == ["locality"]
    assert Organisation.objects.get(pk=lab.pk).locality == "Lugo"

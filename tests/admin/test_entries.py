import pytest

from core.models import Network, State, Tag
from organisations.models import Organisation
from projects.models import Participation
from tests.admin.conftest import list_of, page, save, sent_by, text_of
from tests.factories import (
    CaseStudyFactory,
    NetworkFactory,
    OrganisationFactory,
    ParticipationFactory,
    PostFactory,
    ProjectFactory,
    TagFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]
FACTORIES = [OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory]


@pytest.mark.parametrize("factory", FACTORIES)
def test_form_opened_and_saved_changes_nothing(client, factory):
    entry = factory(summary="One.", body="Two.\n\nThree.")
    before = entry.history.first()
    assert save(client, page(entry)).status_code == 302
    record = entry.history.first()
    assert (record.history_user.username, record.history_type) == ("edit", "~")
    assert record.diff_against(before).changed_fields == []


@pytest.mark.parametrize("factory", FACTORIES)
def test_new_entry_needs_only_a_name(client, factory):
    model = factory._meta.model
    response = save(client, list_of(model, "add"), name="Łódź otwarta")
    entry = model.objects.get(name="Łódź otwarta")
    assert response.status_code == 302
    assert (entry.state, entry.slug) == (State.DRAFT, "lodz-otwarta")
    assert [record.history_type for record in entry.history.all()] == ["+"]


def test_rows_and_relations_are_saved_with_their_entry(client):
    project, tag, network = ProjectFactory(), TagFactory(), NetworkFactory()
    rows = {
        "names-0-name": "SIB", "names-0-kind": "acronym",
        "links-0-url": "https://example.org/sib",
        "participations-0-project": project.pk, "participations-0-role": "delivery_lead",
    }  # fmt: skip
    save(
        client,
        list_of(Organisation, "add"),
        name="Seoul Innovation Bureau",
        tags=[tag.pk],
        networks=[network.pk],
        **rows,
    )
    entry = Organisation.objects.get()
    assert [str(row) for row in (entry.names.get(), entry.links.get())] == ["SIB", "example.org"]
    assert entry.participations.get().role == "delivery_lead"
    assert (entry.tags.get(), entry.networks.get()) == (tag, network)


def test_project_names_its_organisations_with_their_roles(client):
    project, organisation = ProjectFactory(), OrganisationFactory()
    rows = {"participations-0-organisation": organisation.pk, "participations-0-role": "sole_funder"}
    save(client, page(project), **rows)
    assert project.participations.get().organisation == organisation


@pytest.mark.parametrize("word", ["lodz", "ŁÓDŹ", "neighbours", "200", "Lodz share"])
def test_list_finds_by_folded_name_summary_and_number(client, word):
    entry = OrganisationFactory(name="Otwarta Łódź", number=200)
    other = OrganisationFactory(name="Elsewhere", summary="", number=7)
    found = client.get(list_of(Organisation), {"q": word}).context["cl"].result_list
    assert entry in found
    assert other not in found


def test_list_finds_organisations_by_their_other_names(client):
    entry = OrganisationFactory()
    entry.names.create(name="Kooperatywa")
    OrganisationFactory()
    assert list(client.get(list_of(Organisation), {"q": "koop"}).context["cl"].result_list) == [entry]


@pytest.mark.parametrize("query", ["\0", "%00", "²", "9" * 40, "' OR 1=1", "-" * 50])
def test_search_takes_anything(client, query):
    fields = {"app_label": "projects", "model_name": "participation", "field_name": "organisation", "term": query}
    assert client.get(list_of(Organisation), {"q": query}).status_code == 200
    assert client.get("/admin/autocomplete/", fields).status_code == 200


def test_autocomplete_offers_entries_by_name(client):
    entry = OrganisationFactory(name="Élan")
    OrganisationFactory()
    fields = {"app_label": "projects", "model_name": "participation", "field_name": "organisation", "term": "elan"}
    assert client.get("/admin/autocomplete/", fields).json()["results"] == [{"id": str(entry.pk), "text": "Élan"}]


@pytest.mark.parametrize(
    ("need", "fields"),
    [
        ("scheduled", {"scheduled": True}),
        ("check", {"checked_on": "2020-01-01"}),
        ("check", {"published_at": "2020-01-01T00:00Z"}),
        ("summary", {"summary": ""}),
        ("place", {"country": ""}),
    ],
)
def test_list_shows_what_is_missing(client, need, fields):
    entry = OrganisationFactory(**{"country": "PL", **fields})
    fine = OrganisationFactory(country="FR", checked_on="2999-01-01")
    found = client.get(list_of(Organisation), {"needs": need}).context["cl"].result_list
    assert entry in found
    assert fine not in found


def test_filters_offer_only_what_entries_have(client):
    OrganisationFactory(country="PL")
    entry = OrganisationFactory(country="KR")
    response = client.get(list_of(Organisation), {"country__exact": "KR"})
    assert list(response.context["cl"].result_list) == [entry]
    assert "Poland" in text_of(response)
    assert "Portugal" not in text_of(response)


@pytest.mark.parametrize("factory", FACTORIES)
def test_list_takes_the_same_queries_for_more_entries(client, factory, django_assert_max_num_queries):
    factory.create_batch(2)
    with django_assert_max_num_queries(20) as few:
        client.get(list_of(factory._meta.model))
    factory.create_batch(10, country="PL") if factory is not PostFactory else factory.create_batch(10)
    with django_assert_max_num_queries(len(few)):
        client.get(list_of(factory._meta.model))


def test_publishing_from_the_list_says_how_many(client):
    entries = [OrganisationFactory(draft=True), OrganisationFactory(pending=True), OrganisationFactory()]
    chosen = {"action": "publish", "_selected_action": [entry.pk for entry in entries]}
    response = client.post(list_of(Organisation), chosen, follow=True)
    assert Organisation.objects.published().count() == 3
    assert entries[0].history.first().history_user.username == "edit"
    assert "2 organisations published. 1 left as they were." in text_of(response)


def test_archiving_from_a_filtered_list_says_how_many(client):
    entry = OrganisationFactory()
    chosen = {"action": "archive", "_selected_action": [entry.pk]}
    response = client.post(f"{list_of(Organisation)}?state__exact=published", chosen, follow=True)
    assert "1 organisation archived." in text_of(response)
    assert Organisation.objects.get().is_archived


def test_view_on_site_is_offered_for_public_entries_only(client):
    public, draft = OrganisationFactory(), OrganisationFactory(draft=True)
    assert f'href="{public.get_absolute_url()}"'.encode() in client.get(page(public)).content
    assert f'href="{draft.get_absolute_url()}"'.encode() not in client.get(page(draft)).content


def test_number_and_address_are_shown_and_cannot_be_changed(client):
    entry = OrganisationFactory(number=78, name="Seoul")
    assert "number" not in sent_by(client.get(page(entry)))
    assert "/org/78/seoul" in text_of(client.get(page(entry)))


def test_participation_of_organisation_and_project_is_one(client):
    part = ParticipationFactory()
    save(client, page(part.organisation), **{"participations-0-role": "evaluator"})
    assert Participation.objects.get(project=part.project).role == "evaluator"


@pytest.mark.parametrize("model", [Tag, Network])
def test_editor_adds_terms_of_open_vocabularies(client, model):
    assert save(client, list_of(model, "add"), name="Open data").status_code == 302
    assert model.objects.get(name="Open data").slug == "open-data"

import pytest

from core.models import Picture
from organisations.models import Organisation
from tests.admin.conftest import page, save, sent_by, text_of
from tests.factories import (
    NetworkFactory,
    OrganisationFactory,
    ParticipationFactory,
    ProjectFactory,
    TagFactory,
    UserFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]


@pytest.fixture
def organisation():
    entry = OrganisationFactory(name="Before", summary="First words.")
    entry.tags.set([TagFactory(name="bikes"), TagFactory(name="maps")])
    entry.links.create(url="https://example.org/kept")
    return entry


def first_version(entry):
    return entry.history.order_by("history_date")[2]


def restore(client, entry, record, **changes):
    """Opens a version and presses Save."""
    response = client.get(page(entry, "simple_history", record.pk))
    return client.post(response.context["form_url"], sent_by(response, **changes))


def test_one_press_of_save_is_one_version(client, organisation):
    before = organisation.history.count()
    tag = TagFactory()
    save(
        client,
        page(organisation),
        name="After",
        tags=[tag.pk],
        **{"links-1-url": "https://example.org/new", "links-TOTAL_FORMS": 2},
    )
    record = organisation.history.first()
    assert organisation.history.count() == before + 1
    assert (record.name, [row.tag for row in record.tags.all()]) == ("After", [tag])
    assert organisation.links.get(url__endswith="new").history.get().history_date == record.history_date


def test_history_says_who_changed_what_and_when(client, organisation):
    links = {"links-1-url": "https://example.org/new", "links-TOTAL_FORMS": 2, "links-0-DELETE": "on"}
    save(client, page(organisation), name="After", tags=[], **links)
    text = text_of(client.get(page(organisation, "history")))
    assert "edit Name: Before → After" in text
    assert "Tags: bikes, maps → nothing" in text
    assert "Social link added: https://example.org/new" in text
    assert "Social link removed: https://example.org/kept" in text


def test_history_shows_what_changed_from_the_other_side(client, organisation):
    part = ParticipationFactory(organisation=organisation, project=ProjectFactory(name="Shared maps"))
    save(client, page(part.project), **{"participations-0-role": "evaluator"})
    text = text_of(client.get(page(organisation, "history")))
    assert "edit Participation changed: Shared maps · Evaluator" in text


def test_history_takes_the_same_queries_for_more_versions(client, organisation, django_assert_max_num_queries):
    save(client, page(organisation), name="After", **{"links-1-url": "https://a.example", "links-TOTAL_FORMS": 2})
    with django_assert_max_num_queries(22) as few:
        client.get(page(organisation, "history"))
    count = len(few)
    for number in range(5):
        save(client, page(organisation), name=f"Name {number}", tags=[TagFactory().pk])
    with django_assert_max_num_queries(count):
        client.get(page(organisation, "history"))


def test_history_is_paged(client, organisation):
    for number in range(40):
        organisation.name = f"Name {number}"
        organisation.save()
    text = text_of(client.get(page(organisation, "history"), {"p": 2}))
    assert "Name 2 → Name 3" in text
    assert "Name 38 → Name 39" not in text


def test_restoring_brings_back_fields_relations_and_rows(client, organisation):
    version = organisation.history.first()
    links = {"links-1-url": "https://example.org/new", "links-TOTAL_FORMS": 2, "links-0-DELETE": "on"}
    save(client, page(organisation), name="After", tags=[TagFactory(name="other").pk], **links)
    restore(client, organisation, version)
    organisation.refresh_from_db()
    assert organisation.name == "Before"
    assert [tag.name for tag in organisation.tags.all()] == ["bikes", "maps"]
    assert [link.url for link in organisation.links.all()] == ["https://example.org/kept"]
    assert "Restored" in organisation.history.first().history_change_reason


def test_restoring_brings_back_the_old_values_of_rows(client):
    part = ParticipationFactory(role="delivery_lead")
    version = part.project.history.first()
    save(client, page(part.project), **{"participations-0-role": "evaluator"})
    restore(client, part.project, version)
    part.refresh_from_db()
    assert part.role == "delivery_lead"


def test_opening_a_version_changes_nothing(client, organisation):
    version = organisation.history.first()
    save(client, page(organisation), name="After")
    response = client.get(page(organisation, "simple_history", version.pk))
    assert response.context["adminform"].form.initial["name"] == "Before"
    assert Organisation.objects.get().name == "After"


def test_what_has_been_deleted_since_does_not_break_restoring(client, organisation, png):
    organisation.logo = Picture.objects.create(file=png, alternative_text="Logo")
    organisation.save()
    part = ParticipationFactory(organisation=organisation)
    version = organisation.history.first()
    save(client, page(organisation), name="After", tags=[], logo="", **{"participations-0-DELETE": "on"})
    organisation.refresh_from_db()
    for lost in (organisation.tags.model.objects.get(name="maps"), Picture.objects.get(), part.project):
        lost.delete()
    assert restore(client, organisation, version, tags=[]).status_code == 302
    organisation.refresh_from_db()
    assert (organisation.name, organisation.logo, organisation.participations.count()) == ("Before", None, 0)
    assert client.get(page(organisation, "history")).status_code == 200


def test_entry_loaded_without_history_keeps_what_it_was(client):
    Organisation.objects.bulk_create([Organisation(number=5, name="As loaded")])
    entry = Organisation.objects.get()
    entry.networks.set([NetworkFactory()])
    entry.history.all().delete()
    save(client, page(entry), name="Edited", networks=[])
    first = entry.history.last()
    assert (first.name, first.history_user, first.networks.count()) == ("As loaded", None, 1)


@pytest.mark.parametrize("version", ["0", "x", "9" * 30])
def test_unknown_version_is_not_found(client, organisation, version):
    assert client.get(page(organisation, "simple_history", version)).status_code == 404


def test_history_of_a_stranger_is_not_shown(client, organisation):
    client.force_login(UserFactory(is_staff=True))
    assert client.get(page(organisation, "history")).status_code == 404
    assert client.get(page(organisation, "simple_history", organisation.history.first().pk)).status_code == 404

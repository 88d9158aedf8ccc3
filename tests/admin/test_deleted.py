import pytest

from casestudies.models import CaseStudy
from core.models import Picture, State
from organisations.models import Organisation
from tests.admin.conftest import list_of, page, text_of
from tests.factories import (
    CaseStudyFactory,
    OrganisationFactory,
    ParticipationFactory,
    PostFactory,
    ProjectFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db


def delete(client, entry):
    return client.post(page(entry, "delete"), {"post": "yes"})


def bring_back(client, model):
    """Presses the first Restore button of the page of deleted entries."""
    deletion = client.get(list_of(model, "deleted")).context["page_obj"][0]
    return client.post(f"{list_of(model, 'deleted')}{deletion.history_id}/", follow=True)


@pytest.mark.parametrize("factory", [OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory])
def test_deleted_entry_comes_back_as_a_draft_with_its_number(client, administrator, factory):
    entry = factory(name="Gone", number=78)
    delete(client, entry)
    response = bring_back(client, factory._meta.model)
    back = factory._meta.model.objects.get()
    assert (back.number, back.name, back.state) == (78, "Gone", State.DRAFT)
    assert "It was public before, and is a draft now" in text_of(response)
    assert back.history.first().history_user == administrator


@pytest.mark.usefixtures("administrator")
def test_relations_and_rows_come_back(client):
    entry = OrganisationFactory(draft=True)
    tag, part = TagFactory(), ParticipationFactory(organisation=entry, role="evaluator")
    entry.tags.add(tag)
    entry.names.create(name="SIB", kind="acronym")
    delete(client, entry)
    assert "is a draft now" not in text_of(bring_back(client, Organisation))
    back = Organisation.objects.get()
    assert (back.tags.get(), back.names.get().name) == (tag, "SIB")
    assert (back.participations.get().project, back.participations.get().role) == (part.project, "evaluator")


@pytest.mark.usefixtures("administrator")
def test_relations_come_back_after_deletion_outside_the_admin(client):
    part, tag = ParticipationFactory(), TagFactory()
    part.organisation.tags.add(tag)
    part.organisation.delete()
    bring_back(client, Organisation)
    back = Organisation.objects.get()
    assert (back.tags.get(), back.participations.get().project) == (tag, part.project)


@pytest.mark.usefixtures("administrator")
def test_what_is_gone_or_taken_is_left_empty(client, png):
    picture = Picture.objects.create(file=png, alternative_text="Card")
    entry = CaseStudyFactory(home_position=1, card_image=picture)
    delete(client, entry)
    picture.delete()
    CaseStudyFactory(home_position=1)
    bring_back(client, CaseStudy)
    back = CaseStudy.objects.get(number=entry.number)
    assert (back.home_position, back.card_image) == (None, None)


@pytest.mark.usefixtures("administrator")
def test_rows_whose_other_side_is_gone_stay_away(client):
    part = ParticipationFactory()
    delete(client, part.organisation)
    part.project.delete()
    bring_back(client, Organisation)
    assert Organisation.objects.get().participations.count() == 0


def test_page_says_who_deleted_what_and_links_from_the_list(client, administrator):
    delete(client, OrganisationFactory(name="Gone"))
    assert list_of(Organisation, "deleted").encode() in client.get(list_of(Organisation)).content
    text = text_of(client.get(list_of(Organisation, "deleted")))
    assert "Gone" in text
    assert "administer" in text


@pytest.mark.usefixtures("administrator")
def test_entry_is_brought_back_once(client):
    entry = OrganisationFactory()
    delete(client, entry)
    address = f"{list_of(Organisation, 'deleted')}{entry.history.first().history_id}/"
    client.post(address)
    assert "not among the deleted ones any more" in text_of(client.post(address, follow=True))
    assert Organisation.objects.count() == 1


@pytest.mark.usefixtures("administrator")
def test_entries_deleted_from_the_list_come_back_too(client):
    entry = OrganisationFactory()
    entry.tags.add(tag := TagFactory())
    client.post(list_of(Organisation), {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"})
    bring_back(client, Organisation)
    assert Organisation.objects.get().tags.get() == tag


@pytest.mark.parametrize("role", ["Editor", "Moderator"])
def test_who_may_not_delete_may_not_bring_back(client, sign_in, role):
    sign_in(role)
    entry = OrganisationFactory()
    entry.delete()
    assert list_of(Organisation, "deleted").encode() not in client.get(list_of(Organisation)).content
    assert client.get(list_of(Organisation, "deleted")).status_code == 404
    assert client.post(f"{list_of(Organisation, 'deleted')}1/").status_code == 404

"""The index is true after any change, whatever made it."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from core import actions
from core.models import FocusArea, State, Tag
from organisations.models import Organisation, OrganisationName
from projects.models import Participation, Project
from search import index, upkeep
from search.models import Change, Document, Name, Revision
from tests.factories import (
    CaseStudyFactory,
    NetworkFactory,
    OrganisationFactory,
    PostFactory,
    ProjectFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db


def found(word: str) -> set[str]:
    """Names of the entries that hold a word, as the index stands now."""
    index.state()
    documents = Document.objects.extra(where=["vector @@ %s::tsquery"], params=[f"'{word}'"])
    return set(documents.values_list("name", flat=True))


def differences() -> list:
    return list(upkeep.check())


@pytest.mark.parametrize("factory", [OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory])
def test_a_new_entry_is_found(factory):
    factory(name="Makers of Lisbon")
    assert found("lisbon") == {"Makers of Lisbon"}


@pytest.mark.parametrize("trait", ["draft", "pending", "scheduled"])
def test_what_is_not_public_is_not_in_the_index(trait):
    OrganisationFactory(name="Hidden", **{trait: True})
    assert found("hidden") == set()
    assert Document.objects.count() == 0


def test_an_archived_entry_is_in_the_index():
    OrganisationFactory(name="Old", archived=True)
    assert found("old") == {"Old"}


def test_a_bulk_update_is_seen():
    organisation = OrganisationFactory(name="Before")
    assert found("before")
    Organisation.objects.filter(pk=organisation.pk).update(name="After")
    assert found("before") == set()
    assert found("after") == {"After"}


def test_a_bulk_change_of_state_is_seen():
    OrganisationFactory(name="Open")
    assert found("open")
    Organisation.objects.update(state=State.DRAFT)
    assert found("open") == set()


def test_a_deleted_entry_is_gone():
    organisation = OrganisationFactory(name="Gone")
    assert found("gone")
    organisation.delete()
    assert found("gone") == set()
    assert Name.objects.count() == 0


def test_plain_sql_is_seen():
    OrganisationFactory(name="Before")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE organisations_organisation SET name = 'Typed by hand'")
    assert found("typed") == {"Typed by hand"}


def test_actions_of_editors_are_seen():
    OrganisationFactory(name="Waiting", pending=True)
    actions.publish(Organisation.objects.all())
    assert found("waiting") == {"Waiting"}


def test_a_renamed_tag_is_seen_even_by_a_bulk_update():
    tag = TagFactory(name="maker")
    OrganisationFactory(name="Lab").tags.add(tag)
    project = ProjectFactory(name="Works")
    project.helps.add(tag)
    assert found("maker") == {"Lab", "Works"}
    Tag.objects.filter(pk=tag.pk).update(name="hacker")
    assert found("maker") == set()
    assert found("hacker") == {"Lab", "Works"}


def test_a_renamed_network_is_seen():
    network = NetworkFactory(name="Ring")
    OrganisationFactory(name="Lab").networks.add(network)
    network.name = "Circle"
    network.save()
    assert found("circle") == {"Lab"}


def test_other_names_are_found():
    organisation = OrganisationFactory(name="Foundation")
    other = OrganisationName.objects.create(organisation=organisation, name="Nesta", kind="former")
    assert found("nesta") == {"Foundation"}
    other.delete()
    assert found("nesta") == set()


def test_linked_entries_are_found_by_each_others_names():
    organisation = OrganisationFactory(name="Waag")
    project = ProjectFactory(name="Fairphone", by=[organisation])
    CaseStudyFactory(name="Story").projects.add(project)
    PostFactory(name="News").organisations.add(organisation)
    assert found("fairphone") == {"Waag", "Fairphone", "Story"}
    assert found("waag") == {"Waag", "Fairphone", "News"}


def test_a_renamed_partner_and_a_cut_link_are_seen():
    organisation = OrganisationFactory(name="Waag")
    project = ProjectFactory(name="Fairphone", by=[organisation])
    Project.objects.filter(pk=project.pk).update(name="Fair phone")
    assert found("phone") == {"Waag", "Fair phone"}
    Participation.objects.all().delete()
    assert found("phone") == {"Fair phone"}


def test_a_hidden_partner_lends_no_name():
    organisation = OrganisationFactory(name="Waag")
    ProjectFactory(name="Secret", by=[organisation], draft=True)
    ProjectFactory(name="Surprise", by=[organisation], scheduled=True)
    assert found("secret") == found("surprise") == set()


def test_a_hidden_partner_beside_a_public_one_lends_nothing():
    organisation = OrganisationFactory(name="Waag")
    ProjectFactory(name="Fairphone", by=[organisation])
    hidden = ProjectFactory(name="Secret", by=[organisation], draft=True)
    hidden.focus_areas.set(FocusArea.objects.filter(slug="open-hardware"))
    assert found("secret") == set()
    assert values_of(organisation, "focus_area") == {"none"}


def test_an_entry_comes_in_at_its_time():
    organisation = OrganisationFactory(name="Waag")
    project = ProjectFactory(name="Surprise", by=[organisation], scheduled=True)
    assert found("surprise") == set()
    past = timezone.now() - datetime.timedelta(minutes=1)
    # As when time has passed: neither change is noted as one of now.
    Change.objects.filter(key=project.pk).update(due_at=past)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE projects_project SET published_at = %s", [past])
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    assert found("surprise") == {"Surprise", "Waag"}


def test_a_merged_entry_is_found_by_way_of_the_one_that_stands_for_it():
    survivor, double = OrganisationFactory(name="Nesta"), OrganisationFactory(name="Innovation foundation")
    draft = OrganisationFactory(name="Unseen", draft=True)
    Organisation.objects.filter(pk__in=[double.pk, draft.pk]).update(merged_into=survivor)
    assert found("innovation") == {"Nesta"}
    assert found("unseen") == set()
    Organisation.objects.update(merged_into=None)
    assert found("innovation") == {"Innovation foundation"}


def test_a_focus_area_reaches_the_organisations_of_a_project():
    organisation = OrganisationFactory(name="Waag")
    project = ProjectFactory(by=[organisation])
    project.focus_areas.set(FocusArea.objects.filter(slug="open-hardware"))
    index.state()
    assert differences() == []
    assert {"open-hardware"} == values_of(organisation, "focus_area")


def values_of(organisation, facet):
    from search.models import Value

    document = Document.objects.get(kind="organisation", number=organisation.pk)
    return set(Value.objects.filter(facet=facet, id__in=document.facets).values_list("value", flat=True))


def test_without_changes_the_revision_stays():
    OrganisationFactory()
    before = index.state().revision
    assert before
    assert index.state().revision == before


def test_changes_that_nobody_can_see_make_no_revision():
    OrganisationFactory()
    before = index.state().revision
    OrganisationFactory(draft=True)
    assert index.state().revision == before
    assert Change.objects.count() == 0


def test_much_that_changes_at_once_is_taken_in_bit_by_bit(monkeypatch):
    monkeypatch.setattr(index, "AT_ONCE", 3)
    tag = TagFactory(name="maker")
    for _ in range(8):
        OrganisationFactory().tags.add(tag)
    upkeep.catch_up()
    tag.name = "hacker"
    tag.save()
    index.keep_up(at_most=3)
    assert Change.objects.count() == 5
    upkeep.catch_up()
    assert len(found("hacker")) == 8


def test_very_much_that_changes_has_all_made_anew(monkeypatch):
    monkeypatch.setattr(upkeep, "MANY", 2)
    for _ in range(3):
        OrganisationFactory(name="Lab")
    told = []
    upkeep.catch_up(lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]
    assert Document.objects.count() == 3
    assert Change.objects.count() == 0


def test_revisions_only_rise_and_old_ones_are_forgotten(monkeypatch):
    monkeypatch.setattr(index, "KEPT_REVISIONS", 2)
    seen = []
    for number in range(4):
        OrganisationFactory(name=f"Lab {number}")
        seen.append(index.state().revision)
    assert seen == sorted(set(seen))
    assert list(Revision.objects.order_by("id").values_list("id", flat=True)) == seen[-2:]

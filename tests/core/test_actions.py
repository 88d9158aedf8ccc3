import pytest

from core import actions
from core.models import State
from organisations.models import Organisation
from tests.factories import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_publishing_leaves_published_ones_alone():
    draft, published = OrganisationFactory(draft=True), OrganisationFactory()
    assert actions.publish(Organisation.objects.all()) == [draft]
    assert published.history.count() == 1


def test_republishing_keeps_the_first_time():
    entry = OrganisationFactory(archived=True)
    first = entry.published_at
    actions.publish(Organisation.objects.all())
    entry.refresh_from_db()
    assert (entry.state, entry.published_at) == (State.PUBLISHED, first)


def test_only_published_entries_are_archived():
    published, draft = OrganisationFactory(), OrganisationFactory(draft=True)
    assert actions.archive(Organisation.objects.all()) == [published]
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_history_tells_who_published():
    editor = UserFactory()
    entry = OrganisationFactory(pending=True)
    actions.publish(Organisation.objects.all(), by=editor)
    assert entry.history.first().history_user == editor
    assert entry.history.first().history_change_reason == "Published from the list"

"""An entry arrives when anybody can see it first, whatever date it bears."""

import datetime

import pytest
from django.db import connection

from core import actions
from core.models import State
from organisations.models import Organisation
from search import upkeep
from search.arrivals import arrived, complete_until
from search.models import Document
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def start(db):
    return complete_until()


def arrived_since(moment) -> list[int]:
    return [one.number for one in arrived(moment, complete_until())]


def test_what_was_there_before_has_not_arrived():
    OrganisationFactory()
    assert arrived_since(complete_until()) == []


def test_an_entry_with_an_old_date_arrives_when_it_is_published(start):
    draft = OrganisationFactory(draft=True)
    OrganisationFactory(draft=True), OrganisationFactory(pending=True), OrganisationFactory(scheduled=True)
    Organisation.objects.filter(pk=draft.pk).update(state=State.PUBLISHED, published_at="2015-01-01T00:00Z")
    assert arrived_since(start) == [draft.pk]


def test_an_entry_arrives_when_its_time_has_come(start):
    scheduled = OrganisationFactory(scheduled=True)
    assert arrived_since(start) == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_change SET due_at = now()")
        cursor.execute("UPDATE organisations_organisation SET published_at = now()")
    assert arrived_since(start) == [scheduled.pk]


def test_an_entry_arrives_once_however_often_it_is_written(start):
    organisation = OrganisationFactory()
    later = complete_until()
    actions.archive(Organisation.objects.all())
    actions.publish(Organisation.objects.all())
    Document.objects.all().delete()
    upkeep.rebuild()
    assert (arrived_since(start), arrived_since(later)) == ([organisation.pk], [])


def test_an_entry_that_was_hidden_arrives_anew(start):
    organisation = OrganisationFactory()
    complete_until()
    Organisation.objects.update(state=State.DRAFT)
    hidden = complete_until()
    assert arrived_since(start) == []
    actions.publish(Organisation.objects.all())
    assert arrived_since(hidden) == [organisation.pk]


def test_only_what_lies_between_two_moments_counts(start):
    OrganisationFactory()
    now = complete_until()
    day = datetime.timedelta(days=1)
    assert arrived(now, now + day) == []
    assert arrived(start - day, start) == []
